namespace Pastiche.Tests.Contributing;

/// <summary>A style loss: the mean square of each feature map, its energy.</summary>
internal static class LossRecipe
{
    public static Recipe Recipe { get; } = new(
        "Add a style loss",
        [
            new("src/Pastiche/Losses/EnergyLoss.cs", null, """
                using Pastiche.Graphs;

                namespace Pastiche.Losses;

                /// <summary>Style as the energy of each feature map: Σ (q − q_A)², where q = Σ m f² / Σ m.</summary>
                internal sealed record EnergyLoss : StatisticLoss
                {
                    public override string Name => "energy";

                    /// <summary>N, and the scale once for each of the four factors of features.</summary>
                    public override double PaperDenominator(int values, double featureScale) => values / Math.Pow(featureScale, 4);

                    protected override Value Statistic(PositionSums sums) => sums.Squares / sums.Count;
                }
                """),
            new("src/Pastiche/Losses/StyleLosses.cs", "/// <summary>Means and covariances,", """
                    /// <summary>The mean square of each map.</summary>
                    Energy,

                """),
            new("src/Pastiche/Losses/StyleLosses.cs", "(StyleLossKind.Wasserstein, new", """
                        (StyleLossKind.Energy, new EnergyLoss()),
                """),
            new("tests/Pastiche.Tests/Losses/EnergyLossTests.cs", null, """
                using Pastiche.Losses;
                using Xunit;

                namespace Pastiche.Tests.Losses;

                public class EnergyLossTests
                {
                    [Fact]
                    public void Measure_IsTheMeanSquareOfEachMap() =>
                        Assert.Equal([7.5, 37], LossGraph.Measure(new EnergyLoss(), 2, 2, 2, [1, 2, 3, 4, 5, 5, 7, 7]));
                }
                """),
        ],
        [
            new("tests/Pastiche.Tests/PublicApi.txt", new("Pastiche.Tests", "PublicApiTests")),
            new("docs/library/api.md", new("Pastiche.Tests", "ApiReferenceTests")),
            new("docs/cli.md", new("Pastiche.Cli.Tests", "ReferenceTests")),
        ],
        [new("Pastiche.Tests", "PublicApiTests", "StyleLossesTests", "EnergyLossTests")]);
}
