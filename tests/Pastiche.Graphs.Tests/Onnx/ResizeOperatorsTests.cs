using CsCheck;
using Pastiche.Graphs.Tests.Cases;
using Xunit;
using static Pastiche.Graphs.Tests.Onnx.ModelFile;

namespace Pastiche.Graphs.Tests.Onnx;

public class ResizeOperatorsTests
{
    private static readonly string[] Transformations = ["half_pixel", "pytorch_half_pixel", "align_corners", "asymmetric"];
    private static readonly string[] Roundings = ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"];

    [Fact]
    public void Resize_RandomSizes_AgreesWithOnnxRuntime() => Gen.Int.Sample(
        seed =>
        {
            var dice = new Dice(seed);
            var (height, width) = (dice.Roll(1, 5), dice.Roll(1, 5));
            var file = new ModelFile(1, 2, height, width)
                .Integers("sizes", 1, 2, dice.Roll(1, 9), dice.Roll(1, 9))
                .Node("Resize", "x   sizes", "y", Text("mode", dice.Coin() ? "nearest" : "linear"),
                    Text("coordinate_transformation_mode", Transformations[dice.Roll(0, 3)]),
                    Text("nearest_mode", Roundings[dice.Roll(0, 3)]));
            OperatorFormsTests.AssertAgrees(file.ForOperatorSet(19));
        },
        iter: 60);

    [Theory]
    [InlineData("nearest", 2, 3)]
    [InlineData("nearest", 1.5f, 0.75f)]
    [InlineData("linear", 2, 1.7f)]
    public void Resize_Scales_AgreesWithOnnxRuntime(string mode, float down, float across)
    {
        var scales = new[] { 1, 1, down, across };
        foreach (var operatorSet in new[] { 11, 13, 18 })
        {
            var file = new ModelFile(1, 2, 5, 4).Floats("roi", [0]).Floats("scales", [4], scales)
                .Node("Resize", "x roi scales", "y", Text("mode", mode));
            OperatorFormsTests.AssertAgrees(file.ForOperatorSet(operatorSet));
        }

        OperatorFormsTests.AssertAgrees(new ModelFile(1, 2, 5, 4).Floats("s", [4], scales).Node("Resize", "x s", "y", Text("mode", mode))
            .ForOperatorSet(10));
        if (across < 1) return;
        OperatorFormsTests.AssertAgrees(new ModelFile(1, 2, 5, 4).Floats("s", [4], scales).Node("Upsample", "x s", "y", Text("mode", mode))
            .ForOperatorSet(9));
        OperatorFormsTests.AssertAgrees(new ModelFile(1, 2, 5, 4).Node("Upsample", "x", "y", Text("mode", mode), Floats("scales", scales))
            .ForOperatorSet(7));
    }

    [Fact]
    public void Resize_ChosenAxes_AgreesWithOnnxRuntime() => OperatorFormsTests.AssertAgrees(
        new ModelFile(1, 2, 5, 4).Integers("sizes", 9, 3).Node("Resize", "x   sizes", "y", Text("mode", "linear"), Ints("axes", 3, 2))
            .ForOperatorSet(18));

    /// <summary>What torch writes for interpolate(scale_factor = 2) where the size is open, by operator set 9.</summary>
    [Fact]
    public void Upsample_ScalesComputedFromTheShape_AreFolded()
    {
        var file = new ModelFile(1, 2, 5, 4).Integers("two", 2).Integers("from", 2).Integers("to", 4).Floats("ones", [2], 1, 1)
            .Node("Shape", "x", "s").Node("Slice", "s from to", "hw").Node("Mul", "hw two", "new").Node("Cast", "new", "n", Int("to", 1))
            .Node("Cast", "hw", "o", Int("to", 1)).Node("Div", "n o", "f").Node("Concat", "ones f", "scales", Int("axis", 0))
                .Node("Resize", "x scales", "y");
        Assert.Equal([1, 2, 10, 8], file.Read().Outputs["y"].Shape);
    }

    [Fact]
    public void Resize_WholeFactors_NeedNoMatrix()
    {
        var graph = new ModelFile(1, 2, 5, 4).Floats("s", [4], 1, 1, 2, 3).Node("Upsample", "x s", "y").Read();
        Assert.DoesNotContain(graph.LiveNodes(), node => node.Op == Op.MatMul);
    }

    [Theory]
    [InlineData("antialias 1", 3, 5, "linear", "antialias")]
    [InlineData("axis 2 of 1×2×3×3 scaled", 3, 0, "linear", "")]
    [InlineData("they are too many", 3, 100_000, "linear", "")]
    [InlineData("take too much memory", 3000, 50_000, "linear", "")]
    [InlineData("mode cubic is not one of nearest, linear", 3, 5, "cubic", "")]
    public void Resize_NotSupported_SaysWhy(string message, int side, int target, string mode, string flag)
    {
        var file = new ModelFile(1, 2, side, side).Integers("sizes", 1, 2, target, target)
            .Node("Resize", "x   sizes", "y", Text("mode", mode), Int(flag, 1));
        Assert.Contains(message, Assert.Throws<GraphException>(() => file.Read()).Message);
    }
}
