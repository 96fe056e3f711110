using CsCheck;
using Xunit;

namespace Pastiche.Tests;

public class FeaturesTests
{
    private static readonly Gen<(Features Features, int Seed)> Cases =
        from maps in Gen.Int[1, 6]
        from width in Gen.Int[1, 8]
        from height in Gen.Int[1, 8]
        from scale in Gen.Float[1e-3f, 1e4f]
        from values in Gen.Float[-1, 1].Array[maps * height * width]
        from seed in Gen.Int
        select (Of(maps, width, height, [.. values.Select(value => value * scale)]), seed);

    [Fact]
    public void Map_Index_IsItsPositionsRowAfterRow()
    {
        var features = Of(2, 3, 2, [1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60]);

        Assert.Equal([10, 20, 30, 40, 50, 60], features.Map(1));
        Assert.Equal((2, 3, 2, 12), (features.Maps, features.Width, features.Height, features.Values.Length));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Map_NoSuchMap_IsRefused(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(2, 1, 1, [1, 2]).Map(index).Length);

    [Fact]
    public void Gram_AnyFeatures_IsTheMeanOfProductsOfMaps() => Cases.Sample(c =>
    {
        var gram = c.Features.Gram();
        for (var i = 0; i < c.Features.Maps; i++)
        {
            for (var j = 0; j < c.Features.Maps; j++)
            {
                var expected = c.Features.Map(i).ToArray().Zip(c.Features.Map(j).ToArray(), (a, b) => (double)a * b).Average();
                Assert.Equal(expected, gram[i, j], 1e-12 * Math.Max(gram[i, i], gram[j, j]));
            }
        }
    });

    [Fact]
    public void Gram_AnyFeatures_IsSymmetricWithADiagonalOfSquares() => Cases.Sample(c =>
    {
        var gram = c.Features.Gram();
        for (var i = 0; i < gram.Size; i++)
        {
            Assert.True(gram[i, i] >= 0);
            for (var j = 0; j < i; j++)
            {
                Assert.Equal(gram[i, j], gram[j, i]);
                Assert.True(gram[i, j] * gram[i, j] <= gram[i, i] * gram[j, j] * (1 + 1e-9), "Cauchy and Schwarz");
            }
        }
    });

    [Fact]
    public void Gram_ShuffledPositions_ForgetsPlace() => Cases.Sample(c =>
        Assert.InRange(c.Features.Gram().RelativeDifference(c.Features.Shuffle(c.Seed).Gram()), 0, 1e-6));

    [Fact]
    public void Shuffle_AnyFeatures_KeepsWhatIsSeenTogether() => Cases.Sample(c =>
        Assert.Equal(Columns(c.Features).Order(StringComparer.Ordinal), Columns(c.Features.Shuffle(c.Seed)).Order(StringComparer.Ordinal)));

    [Fact]
    public void Shuffle_SameSeed_IsTheSameOrderOtherwiseAnother()
    {
        var features = Of(1, 16, 16, Randoms.Uniform(256, seed: 1));

        Assert.Equal(features.Shuffle(1).Values, features.Shuffle(1).Values);
        Assert.NotEqual(features.Shuffle(1).Values.ToArray(), features.Shuffle(2).Values.ToArray());
        Assert.NotEqual(features.Values.ToArray(), features.Shuffle(1).Values.ToArray());
    }

    /// <summary>All maps at each position.</summary>
    private static IEnumerable<string> Columns(Features features) => Enumerable.Range(0, features.Width * features.Height)
        .Select(position => string.Join(' ', Enumerable.Range(0, features.Maps).Select(map => features.Map(map)[position])));

    private static Features Of(int maps, int width, int height, float[] values) =>
        new(new Layer("layer", "layer", maps, 1), width, height, values);
}
