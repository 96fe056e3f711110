namespace Pastiche.Runtime;

/// <summary>
/// The libraries that ONNX Runtime's CUDA provider needs. Its own message says only that some library could not be loaded, on Windows not
/// even in its log.
/// </summary>
internal static class CudaLibraries
{
    /// <summary>The libraries of the NVIDIA driver, CUDA 13 and cuDNN 9.</summary>
    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["nvcuda.dll", "cudart64_13.dll", "cublas64_13.dll", "cublasLt64_13.dll", "curand64_10.dll", "cufft64_12.dll", "cudnn64_9.dll"]
        : ["libcuda.so.1", "libcudart.so.13", "libcublas.so.13", "libcublasLt.so.13", "libcurand.so.10", "libcufft.so.12", "libcudnn.so.9"];

    /// <summary>The reason why CUDA cannot be used: the missing libraries; null if there are none.</summary>
    public static string? Problem => ProblemWhere(IsThere);

    /// <summary>The reason, where a function decides which libraries are present.</summary>
    internal static string? ProblemWhere(Func<string, bool> isThere) =>
        Names.Where(name => !isThere(name)).ToArray() is { Length: > 0 } missing ? $"missing: {string.Join(", ", missing)}" : null;

    /// <summary>Whether the system finds a library; it is unloaded again unless somebody else has it loaded.</summary>
    private static bool IsThere(string name)
    {
        if (!System.Runtime.InteropServices.NativeLibrary.TryLoad(name, out var library)) return false;
        System.Runtime.InteropServices.NativeLibrary.Free(library);
        return true;
    }
}
