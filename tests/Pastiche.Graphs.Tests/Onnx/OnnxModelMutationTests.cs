using CsCheck;
using Onnx;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Passes;
using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>Damaged files of every operator's forms: reading one ends in an outline or in a message, within bounds of memory.</summary>
public class OnnxModelMutationTests
{
    private const long MostBytes = 512L << 20;

    [Fact]
    public void Outline_DamagedFile_GivesAnOutlineOrAMessage() => Damage(400);

    [Fact]
    [Trait("Category", "Slow")]
    public void Outline_ManyDamagedFiles_GivesAnOutlineOrAMessage() => Damage(20_000);

    private static void Damage(int times)
    {
        IReadOnlyList<byte[]> files = [.. OperatorFormsTests.Files, OnnxWriter.Write(TinyBackbone.ResNet(16, 16))];
        var models = files.Select(file => ModelProto.Parser.ParseFrom(file)).ToArray();
        Gen.Int.Sample(
            seed =>
            {
                var dice = new Dice(seed);
                var chosen = dice.Roll(0, files.Count - 1);
                AssertBounded(dice.Roll(0, 3) == 0 ? ModelMutation.Bytes(files[chosen], dice) : ModelMutation.Fields(models[chosen], dice));
            },
            iter: times);
    }

    /// <summary>The outline, and the gradient of its deepest layer.</summary>
    private static void AssertBounded(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var partial = new OnnxModel(file, "damaged").ReadPartially(null);
            var layers = Verifier.Verify(partial.Graph).Outputs;
            if (layers.Count > 0) Differentiate(FoldBatchNorm.Apply(Prune.Apply(partial.Graph, layers.Last().Key)));
        }
        catch (GraphException)
        {
            // Refused, as it may be.
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostBytes, $"{allocated >> 20} MB");
    }

    private static void Differentiate(Graph graph) =>
        Gradient.Of(graph, [(graph.Outputs.Values.Single(), graph.Scalar(1))], graph.Inputs[0]);
}
