namespace Pastiche.Tests.Contributing;

/// <summary>An element-wise operator with an attribute: ONNX' ThresholdedRelu, x where it is over α and 0 elsewhere.</summary>
internal static class OperatorRecipe
{
    public static Recipe Recipe { get; } = new(
        "Add an element-wise operator",
        [
            new("src/Pastiche.Graphs/Op.cs", "/// <summary>Permutes axes.</summary>", """
                    /// <summary>x where over a threshold, 0 elsewhere.</summary>
                    ThresholdedRelu,

                """),
            new("src/Pastiche.Graphs/Op.cs", "[Op.Where] = new(", """
                        [Op.ThresholdedRelu] = new(Inputs: 1, typeof(ThresholdedReluAttributes), IsActivation: true),
                """),
            new("src/Pastiche.Graphs/Attributes.cs", "/// <summary>Of <see cref=\"Op.Concat\"/>", """
                /// <summary>Of <see cref="Op.ThresholdedRelu"/>.</summary>
                /// <param name="Threshold">Elements up to this become 0; finite.</param>
                public sealed record ThresholdedReluAttributes(float Threshold) : Attributes
                {
                    internal override string? Violation => float.IsFinite(Threshold) ? null : "a finite threshold";
                }

                """),
            new("src/Pastiche.Graphs/Graph.Ops.cs", "/// <summary>min(max(x, minimum), maximum)", """
                    /// <summary>x where over the threshold, 0 elsewhere.</summary>
                    public Value ThresholdedRelu(Value x, float threshold) =>
                        Apply(Op.ThresholdedRelu, [x], new ThresholdedReluAttributes(threshold));

                """),
            new("src/Pastiche.Graphs/Differentiation/Rules.cs", "[Op.Clip] = Clip,", """
                        [Op.ThresholdedRelu] = (node, dy) =>
                            [dy * Indicator(node.Inputs[0] > node.Get<ThresholdedReluAttributes>().Threshold)],
                """),
            new("src/Pastiche.Graphs/Onnx/Operators/ActivationOperators.cs", "new(\"Tanh\", Tanh),", """
                        new(
                            "ThresholdedRelu",
                            node => node.Emit(1, new ThresholdedReluAttributes(node.Proto.Float("alpha", 1))),
                            node => node.Float("alpha", node.Get<ThresholdedReluAttributes>().Threshold)),
                """),
            new("src/Pastiche.Cpu/Kernels/Pointwise/PointwiseSteps.cs", "case Op.Greater:", """
                            case Op.ThresholdedRelu:
                                ThresholdedRelu(registers[instruction.A], Get<ThresholdedReluAttributes>().Threshold, target, length);
                                break;
                """),
            new("src/Pastiche.Cpu/Kernels/Pointwise/PointwiseSteps.cs", "private static void Greater(", """
                    private static void ThresholdedRelu(float* a, float threshold, float* y, nint length)
                    {
                        for (nint i = 0; i < length; i++) y[i] = a[i] > threshold ? a[i] : 0;
                    }

                """),
            new("tests/Pastiche.Testing/ReferenceEvaluator.cs", "case Op.Greater:", """
                            case Op.ThresholdedRelu:
                                var threshold = node.Get<ThresholdedReluAttributes>().Threshold;
                                foreach (var x in values[node.Inputs[0]]) decisions.Add(x > threshold ? 1 : 0);
                                break;
                """),
            new("tests/Pastiche.Testing/ReferenceEvaluator.cs", "Op.Clip =>", """
                        Op.ThresholdedRelu => [Array.ConvertAll(x[0], a => a > node.Get<ThresholdedReluAttributes>().Threshold ? a : 0)],
                """),
            new("tests/Pastiche.Graphs.Tests/Cases/ElementwiseCases.cs", "[Op.Where] = Where,", """
                        [Op.ThresholdedRelu] = c => c.Apply([c.Variable(c.Dice.Shape(0, 4))], new ThresholdedReluAttributes(-0.25f)),
                """),
        ],
        [new("tests/Pastiche.Graphs.Tests/PublicApi.txt", new("Pastiche.Graphs.Tests", "PublicApiTests"))],
        [new("Pastiche.Graphs.Tests", "PublicApiTests", "RulesTests", "OnnxWriterTests"), new("Pastiche.Cpu.Tests", "OperatorTests")]);
}
