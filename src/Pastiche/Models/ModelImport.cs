using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;
using Pastiche.Imaging;
using Pastiche.Weights;

namespace Pastiche.Models;

/// <summary>Imports a network from a file into a store.</summary>
/// <param name="folder">The store's folder.</param>
internal sealed class ModelImport(string folder)
{
    /// <summary>The path of the temporary file, which remains if the program is killed.</summary>
    public static string TemporaryOf(string folder, string name) => Path.Combine(folder, $"{name}.tmp");

    /// <summary>
    /// Imports a network: for a VGG its convolutions as safetensors, for any other network the file. The result is tested before it gets
    /// its name.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The description of the network, in which file, size, checksum and architecture are filled in.</param>
    /// <param name="architecture">The expected architecture; null for any.</param>
    /// <param name="half">Whether to keep 16-bit floats.</param>
    /// <exception cref="PasticheException">There is no such network in the file, or the store cannot be written to.</exception>
    public StoredModel Run(string path, StoredModel model, string? architecture, bool half)
    {
        var temporary = TemporaryOf(folder, model.Name);
        try
        {
            model = Extract(path, temporary, model, architecture, half);
            FeatureCheck.Run(Backbone.Open(temporary, new BackboneOptions { Preprocessing = model.Preprocessing }), path);
            var digest = FileDigest.Of(temporary);
            model = model with { Bytes = digest.Bytes, Sha256 = digest.Sha256 };
            WholeFile.Place(temporary, Path.Combine(folder, model.File));
            // Written last: the network exists once this file does.
            File.WriteAllText(temporary, StoredModelJson.Write(model));
            WholeFile.Place(temporary, Path.Combine(folder, $"{model.Name}.json"));
            return model;
        }
        catch (GraphException problem)
        {
            throw Errors.UnusableModel(path, Errors.Reason(problem), problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unwritable(folder, Errors.Reason(problem), problem);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes the model with external tensors inside, so that the store holds all of it.</summary>
    private static void Write(OnnxModel model, string target)
    {
        using var stream = File.Create(target);
        model.Write(stream);
    }

    private static StoredModel Extract(string path, string target, StoredModel model, string? architecture, bool half)
    {
        using var file = WeightsFile.Open(path);
        // Unknown weights are read as those of a VGG, whose error says best what was expected.
        if (file.Format != OnnxWeights.FormatName || VggWeights.Recognizes(file))
        {
            var weights = VggWeights.Read(file, model.Preprocessing, new WeightsOrigin(model.Source, model.SourceSha256));
            if (architecture is not null && architecture != weights.Architecture)
                throw Errors.OtherArchitecture(path, weights.Architecture, architecture);
            weights.Save(target, half);
            return Found(weights.Architecture, ".safetensors", weights.Preprocessing, weights.Evidence);
        }

        if (architecture is "vgg16" or "vgg19") throw Errors.OtherArchitecture(path, "another network", architecture);
        if (half) throw Errors.NoHalf(path);
        var options = Backbone.Open(path, new BackboneOptions { Preprocessing = model.Preprocessing }).Options;
        if (file is OnnxWeights { Model: { ExternalBytes: > 0 } whole }) Write(whole, target);
        else File.Copy(path, target, overwrite: true);
        return Found(architecture ?? "onnx", ".onnx", options.Preprocessing, options.Evidence);

        StoredModel Found(
            string architecture, string extension, Preprocessing? preprocessing, PreprocessingEvidence? evidence) =>
            model with
            {
                File = model.Name + extension,
                Architecture = architecture,
                Preprocessing = preprocessing,
                PreprocessingEvidence = model.PreprocessingEvidence ?? evidence,
            };
    }
}
