using Google.Protobuf;
using Onnx;
using Pastiche.Graphs.Onnx;
using Pastiche.Testing;
using Xunit;
using static Onnx.TensorProto.Types;
using static Pastiche.Graphs.Tests.Onnx.ModelFile;

namespace Pastiche.Graphs.Tests.Onnx;

public class NumberFoldingTests
{
    private const int Long = (int)DataType.Int64;

    private static readonly (string Message, Func<ModelFile> Build)[] Mistakes =
    [
        ("more than 1024 numbers would have to be computed",
            () => Target(file => file.Integers("many", [.. new long[600]]).Node("Concat", "many many", "t", Int("axis", 0)))),
        ("division by zero", () => Target(file => file.Integers("a", 1).Integers("b", 0).Node("Div", "a b", "t"))),
        ("do not broadcast", () => Target(file => file.Integers("a", 1, 2).Integers("b", 1, 2, 3).Node("Add", "a b", "t"))),
        ("1 inputs; expected 2", () => Target(file => file.Integers("a", 1).Node("Add", "a", "t"))),
        ("2 inputs; expected 3", () => Target(file => file.Integers("a", 1).Node("Where", "a a", "t"))),
        ("1 inputs; expected 2", () => Target(file => file.Integers("a", 1).Node("Gather", "a", "t"))),
        ("index 1 of 1 does not exist", () => Target(file => file.Integers("a", 1).Integers("b", 1).Node("Gather", "a b", "t"))),
        ("axis 1 of 1 axes does not exist", () => Target(file => file.Integers("a", 1).Node("Concat", "a a", "t", Int("axis", 1)))),
        ("more than axis 0 cannot be joined",
            () => Target(file => file.Integers("a", 1)
                .Stored("b", DataType.Int64, [], new byte[8])
                .Node("Concat", "a b", "t", Int("axis", 0)))),
        ("2 numbers do not fill the shape [3]",
            () => Target(file => file.Integers("a", 1, 2).Integers("b", 3).Node("Reshape", "a b", "t"))),
        ("2 numbers do not fill the shape [-2]",
            () => Target(file => file.Integers("a", 1, 2).Integers("b", -2).Node("Reshape", "a b", "t"))),
        ("axes [0] of [2]; expected axes of size 1",
            () => Target(file => file.Integers("a", 1, 2).Integers("b", 0).Node("Squeeze", "a b", "t"))),
        ("axes are missing", () => Target(file => file.Integers("a", 1).Node("Unsqueeze", "a", "t"))),
        ("axes [0, 0]; expected different ones",
            () => Target(file => file.Integers("a", 1).Integers("b", 0, 0).Node("Unsqueeze", "a b", "t"))),
        ("perm [1]; expected each axis once", () => Target(file => file.Integers("a", 1).Node("Transpose", "a", "t", Ints("perm", 1)))),
        ("step 0; expected another one", () => Target(file => file.Integers("a", 1).Integers("z", 0).Node("Slice", "a a a z z", "t"))),
        ("expected sizes of at least 0", () => Target(file => file.Integers("a", -1).Node("ConstantOfShape", "a", "t"))),
        ("numbers of type String are not supported",
            () => Target(file => file.Integers("a", 1).Node("Cast", "a", "t", Int("to", (int)DataType.String)))),
        ("tensor t holds floats; expected integers", () => Target(file => file.Integers("a", 1).Node("Cast", "a", "t", Int("to", 1)))),
        ("tensor c holds integers; expected floats", () => new ModelFile(2).Node("Shape", "x", "c").Node("Add", "x c", "y")),
        ("handmade has two tensors named a",
            () => Target(file => file.Integers("a", 1).Node("Shape", "x", "a").Node("Identity", "a", "t"))),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Mistakes.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Fold_Mistake_SaysWhat(int row)
    {
        var (message, build) = Mistakes[row];
        Assert.Contains(message, Assert.Throws<GraphException>(() => build().Read()).Message);
    }

    /// <summary>
    /// What torch 1.13 writes for functional.pad(x, (1, 2, 3, 0)): it completes the pads, reverses their pairs and interleaves them,
    /// all in nodes.
    /// </summary>
    [Fact]
    public void Pads_AsTorchComputesThem_AreFolded() => OperatorFormsTests.AssertAgrees(new ModelFile(1, 2, 4, 5)
        .Integers("pad", 1, 2, 3, 0).Integers("four", 4).Integers("pairs", -1, 2).Integers("flat", -1)
        .Integers("zero", 0).Integers("first", -1).Integers("last", long.MinValue)
        .Node("ConstantOfShape", "four", "rest", Tensor("value", Zero()))
        .Node("Concat", "pad rest", "all", Int("axis", 0)).Node("Reshape", "all pairs", "rows")
        .Node("Slice", "rows first last zero first", "reversed").Node("Transpose", "reversed", "columns", Ints("perm", 1, 0))
        .Node("Reshape", "columns flat", "list").Node("Cast", "list", "pads", Int("to", Long))
        .Node("Pad", "x pads", "y").Named().ForOperatorSet(13));

    /// <summary>Half the size by the arithmetic of shapes, as networks that are run at any size do.</summary>
    [Fact]
    public void Sizes_HalvedAndClamped_AreFolded() => OperatorFormsTests.AssertAgrees(new ModelFile(1, 2, 5, 8)
        .Integers("one", 1).Integers("two", 2).Integers("three", 3).Integers("zeros", 0, 0).Integers("axes", 2, 3)
        .Node("Shape", "x", "s", Int("start", -2)).Node("Div", "s two", "half").Node("Max", "half three", "wide")
            .Node("Sub", "wide one", "less")
        .Node("Neg", "less", "minus").Node("Neg", "minus", "plus").Node("Min", "plus three", "ends").Node("Slice", "x zeros ends axes", "y")
        .Named().ForOperatorSet(15));

    /// <summary>Backwards through nothing there is nothing.</summary>
    [Fact]
    public void Slice_OfAnEmptyList_IsEmpty()
    {
        var graph = new ModelFile(1, 2, 5, 8).Integers("none").Integers("minus", -1).Integers("far", -99).Integers("axis", 0)
            .Integers("sizes", 1, 2, 40)
            .Node("Slice", "none minus far axis minus", "empty").Node("Concat", "empty sizes", "shape", Int("axis", 0))
            .Node("Reshape", "x shape", "y").Read();
        Assert.Equal([1, 2, 40], graph.Outputs["y"].Shape);
    }

    [Fact]
    public void Floats_FlooredAndCeiled_AreFolded()
    {
        var graph = new ModelFile(1, 2, 5, 8).Floats("part", [], 0.3f).Integers("zeros", 0, 0).Integers("axes", 2, 3)
            .Node("Shape", "x", "all")
            .Node("Gather", "all axes", "s").Node("Cast", "s", "f", Int("to", 1)).Node("Mul", "f part", "scaled")
            .Node("Floor", "scaled", "down").Node("Ceil", "scaled", "up").Node("Add", "down up", "sum")
                .Node("Cast", "sum", "ends", Int("to", Long))
            .Node("Slice", "x zeros ends axes", "y").Read();
        Assert.Equal([1, 2, 3, 5], graph.Outputs["y"].Shape);
    }

    [Fact]
    public void Constants_InShortForms_AreNumbers()
    {
        var file = new ModelFile(2, 3)
            .Node("Constant", "", "sizes", Ints("value_ints", 3, -1)).Node("Reshape", "x sizes", "r")
            .Node("Constant", "", "half", Floats("value_floats", 0.5f, 2)).Node("Mul", "r half", "m")
            .Node("Constant", "", "one", Int("value_int", 0)).Node("Gather", "m one", "y", Int("axis", 1));
        var y = ReferenceEvaluator.Evaluate(file.Read(), new Dictionary<string, double[]> { ["x"] = [1, 2, 3, 4, 5, 6] })["y"];
        Assert.Equal([0.5, 1.5, 2.5], y);
    }

    /// <summary>A short file may ask for a lot of work again and again.</summary>
    [Theory]
    [InlineData("Gather")]
    [InlineData("Concat")]
    public void Read_ManyNodesOfManyNumbers_AreRefused(string op)
    {
        var file = new ModelFile(512).Integers("i", [.. Enumerable.Range(0, 512).Select(i => 511L - i)]).Integers("none");
        var last = op == "Gather" ? "x" : "i";
        for (var i = 0; i < 3_000; i++)
        {
            var next = i == 2_999 ? "y" : $"n{i}";
            _ = op == "Gather" ? file.Node("Gather", $"{last} i", next) : file.Node("Concat", $"{last} none", next, Int("axis", 0));
            last = next;
        }

        Assert.Contains("take too much memory", Assert.Throws<GraphException>(() => file.Read()).Message);
        Assert.NotEmpty(new OnnxModel(file.Proto.ToByteArray(), "long").ReadPartially(null).UnsupportedNodes);
    }

    private static ModelFile Target(Func<ModelFile, ModelFile> build) => build(new ModelFile(2)).Node("Reshape", "x t", "y");

    private static TensorProto Zero()
    {
        var zero = new TensorProto { DataType = Long };
        zero.Dims.Add(1);
        zero.Int64Data.Add(0);
        return zero;
    }
}
