using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>Runs a written model as anyone would who has only the file.</summary>
internal static class OnnxRuntimeModel
{
    public static IReadOnlyDictionary<string, double[]> Run(byte[] model, IReadOnlyDictionary<string, double[]> point)
    {
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, IntraOpNumThreads = 1 };
        using var session = new InferenceSession(model, options);
        using var run = new RunOptions();
        var inputs = session.InputMetadata.ToDictionary(
            input => input.Key,
            input => OrtValue.CreateTensorValueFromMemory(
                [.. point[input.Key].Select(element => (float)element)], [.. input.Value.Dimensions.Select(size => (long)size)]));
        using var outputs = session.Run(run, inputs, session.OutputNames);
        var results = session.OutputNames.Zip(outputs, (name, value) => (name, Elements(value))).ToDictionary();
        foreach (var input in inputs.Values) input.Dispose();
        return results;
    }

    private static double[] Elements(OrtValue value) => value.GetTensorTypeAndShape().ElementDataType switch
    {
        TensorElementType.Int64 => Array.ConvertAll(value.GetTensorDataAsSpan<long>().ToArray(), element => (double)element),
        TensorElementType.Bool => Array.ConvertAll(value.GetTensorDataAsSpan<bool>().ToArray(), element => element ? 1.0 : 0.0),
        _ => Array.ConvertAll(value.GetTensorDataAsSpan<float>().ToArray(), element => (double)element),
    };
}
