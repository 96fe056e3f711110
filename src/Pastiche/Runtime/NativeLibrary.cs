using Microsoft.ML.OnnxRuntime;

namespace Pastiche.Runtime;

/// <summary>ONNX Runtime's native library, which the program that uses Pastiche must provide.</summary>
internal static class NativeLibrary
{
    /// <summary>Its version; null if it cannot be loaded.</summary>
    public static string? Version => Ask(environment => environment.GetVersionString());

    /// <summary>
    /// Whether it may have CUDA, judged without loading it, which takes a tenth of a second: CUDA is in a file beside it. If the library is
    /// not among the program's files, only loading it can tell.
    /// </summary>
    public static bool MayHaveCuda => MayHaveCudaIn(Folders());

    /// <summary>Whether an exception means that it is missing.</summary>
    public static bool IsMissing(Exception exception) =>
        exception is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException };

    /// <summary>The result of a call; null if it cannot be loaded.</summary>
    public static T? Ask<T>(Func<OrtEnv, T> question) where T : class
    {
        try
        {
            return question(OrtEnv.Instance());
        }
        catch (Exception missing) when (IsMissing(missing))
        {
            return null;
        }
    }

    /// <summary>Whether it may have CUDA, by the folders that are searched for native libraries.</summary>
    internal static bool MayHaveCudaIn(IEnumerable<string> folders)
    {
        string[] there = [.. folders.Where(folder => File.Exists(Path.Combine(folder, FileName("onnxruntime"))))];
        return there.Length == 0 || there.Any(folder => File.Exists(Path.Combine(folder, FileName("onnxruntime_providers_cuda"))));
    }

    /// <summary>The file name of a native library on this system.</summary>
    internal static string FileName(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    private static IEnumerable<string> Folders()
    {
        var native = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return native.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory);
    }
}
