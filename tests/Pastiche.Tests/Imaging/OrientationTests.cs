using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>The group of the symmetries of a rectangle.</summary>
public class OrientationTests
{
    private static readonly Orientation Turned = new(IsMirrored: false, QuarterTurns: 1);
    private static readonly Orientation Mirrored = new(IsMirrored: true, QuarterTurns: 0);

    /// <summary>
    /// 1 2 3
    /// 4 5 6
    /// </summary>
    private static readonly Mask Asymmetric = new(3, [1, 2, 3, 4, 5, 6]);

    [Theory]
    [InlineData(0, 3, "123456")]
    [InlineData(1, 2, "415263")]
    [InlineData(2, 3, "654321")]
    [InlineData(3, 2, "362514")]
    [InlineData(4, 3, "321654")]
    [InlineData(5, 2, "635241")]
    [InlineData(6, 3, "456123")]
    [InlineData(7, 2, "142536")]
    public void Apply_EachOfAll_IsThatOfTheDocumentedOrder(int index, int width, string rows)
    {
        var oriented = Orientation.All[index].Apply(Asymmetric);

        Assert.Equal((width, rows), (oriented.Width, string.Concat(oriented.Values.ToArray().Select(value => $"{value}"))));
    }

    [Fact]
    public void Apply_FourQuarterTurns_AreNone()
    {
        var turned = Asymmetric;
        for (var turns = 1; turns <= 4; turns++)
        {
            turned = Turned.Apply(turned);
            AssertSame(Orientation.All[turns % 4].Apply(Asymmetric), turned);
        }
    }

    [Fact]
    public void Apply_MirroredTwice_IsTheMask() => AssertSame(Asymmetric, Mirrored.Apply(Mirrored.Apply(Asymmetric)));

    [Fact]
    public void Apply_TurnedAndMirroredTwice_IsTheMask()
    {
        var once = Mirrored.Apply(Turned.Apply(Asymmetric));

        AssertSame(Asymmetric, Mirrored.Apply(Turned.Apply(once)));
    }

    [Fact]
    public void Apply_OneAfterTheOther_IsOneOfAll()
    {
        string[] all = [.. Orientation.All.Select(orientation => Text(orientation.Apply(Asymmetric)))];

        Assert.Equal(8, all.Distinct().Count());
        Assert.All(
            from first in Orientation.All from second in Orientation.All select Text(second.Apply(first.Apply(Asymmetric))),
            both => Assert.Contains(both, all));
    }

    [Fact]
    public void Apply_Image_MovesEachPixelWithItsAlpha()
    {
        var image = Drawings.WithAlpha(Drawings.Colored(5, 4, (x, y) => 0x102030 * (x + (5 * y))), i => i / 20f);

        Assert.All(Orientation.All, orientation =>
        {
            var oriented = orientation.Apply(image);
            var places = orientation.Apply(new Mask(5, [.. Enumerable.Range(0, 20).Select(i => (float)i)]));
            Assert.Equal((places.Width, places.Height), (oriented.Width, oriented.Height));
            for (var i = 0; i < 20; i++)
            {
                var from = (int)places.Values[i];
                for (var channel = 0; channel < 3; channel++) Assert.Equal(image.Plane(channel)[from], oriented.Plane(channel)[i]);
                Assert.Equal(image.Alpha[from], oriented.Alpha[i]);
            }
        });
    }

    [Fact]
    public void Apply_OpaqueImage_StaysOpaqueAndIsItselfWhereNothingMoves()
    {
        var image = Randoms.Image(4, 3);

        Assert.Same(image, Orientation.All[0].Apply(image));
        Assert.False(Turned.Apply(image).HasAlpha);
    }

    private static void AssertSame(Mask expected, Mask actual) => Assert.Equal(Text(expected), Text(actual));

    private static string Text(Mask mask) => $"{mask.Width}: {string.Join(' ', mask.Values.ToArray())}";
}
