namespace Pastiche.Foundation;

/// <summary>Errors about engines and devices.</summary>
internal static partial class Errors
{
    public static PasticheException MissingRuntime(Exception cause) =>
        new(
            "ONNX Runtime's native library is not there; add the package Microsoft.ML.OnnxRuntime to the program that uses Pastiche.",
            cause);

    public static PasticheException NoProvider(string device, IEnumerable<string> there, string remedy) => new(
        $"the device {device} is not in this program's ONNX Runtime, which has {string.Join(", ", there)}; {remedy}.");

    public static PasticheException NoRuntimeFor(string device, string remedy) =>
        new($"the device {device} needs ONNX Runtime, whose native library is not there; {remedy}.");

    public static PasticheException DeadProvider(string device, string why, string remedy) =>
        new($"the device {device} cannot be used on this computer ({why}); {remedy}.");

    public static PasticheException NoDeviceOfEngine(string device) => new(
        $"the engine cpu runs on the device cpu only, and the device asked for is {device}; "
        + "choose the engine auto or onnxruntime, or leave the device to it.");

    public static PasticheException Uncovered(string engine, Exception cause) => new(
        $"the engine cpu ({engine}) lacks something that the network needs: {Reason(cause)}; "
        + "choose the engine auto (--engine auto), which then takes ONNX Runtime.",
        cause);
}
