using Microsoft.ML.OnnxRuntime;

namespace Pastiche.Runtime;

/// <summary>ONNX Runtime's native library, which the program that uses Pastiche brings, or forgets.</summary>
internal static class NativeLibrary
{
    /// <summary>Its version; null where it cannot be loaded.</summary>
    public static string? Version => Ask(environment => environment.GetVersionString());

    /// <summary>Whether an exception means that it is not there.</summary>
    public static bool IsMissing(Exception exception) =>
        exception is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException };

    /// <summary>What it answers; null where it cannot be loaded.</summary>
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
}
