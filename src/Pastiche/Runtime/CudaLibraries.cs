namespace Pastiche.Runtime;

/// <summary>
/// What ONNX Runtime's CUDA part needs beside it. It says itself only that some library could not be loaded, on Windows not even
/// to its log.
/// </summary>
internal static class CudaLibraries
{
    /// <summary>Of the NVIDIA driver, CUDA 13 and cuDNN 9.</summary>
    private static readonly string[] Names = OperatingSystem.IsWindows()
        ? ["nvcuda.dll", "cudart64_13.dll", "cublas64_13.dll", "cublasLt64_13.dll", "curand64_10.dll", "cufft64_12.dll", "cudnn64_9.dll"]
        : ["libcuda.so.1", "libcudart.so.13", "libcublas.so.13", "libcublasLt.so.13", "libcurand.so.10", "libcufft.so.12", "libcudnn.so.9"];

    /// <summary>Why CUDA cannot be used: the libraries that are not here; null where all are.</summary>
    public static string? Problem => ProblemWhere(IsThere);

    /// <summary>The same where another decides which are here.</summary>
    internal static string? ProblemWhere(Func<string, bool> isThere) =>
        Names.Where(name => !isThere(name)).ToArray() is { Length: > 0 } missing ? $"missing: {string.Join(", ", missing)}" : null;

    /// <summary>Where the system looks for libraries; it stays loaded only where somebody else has it loaded.</summary>
    private static bool IsThere(string name)
    {
        if (!System.Runtime.InteropServices.NativeLibrary.TryLoad(name, out var library)) return false;
        System.Runtime.InteropServices.NativeLibrary.Free(library);
        return true;
    }
}
