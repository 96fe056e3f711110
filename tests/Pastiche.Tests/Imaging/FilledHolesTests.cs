using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class FilledHolesTests
{
    [Fact]
    public void Of_EnclosedPixels_TakeTheLowestPlaceOfTheirRim()
    {
        float[] plane =
        [
            0, 0, 0, 0, 0, 0,
            0, 5, 5, 5, 5, 0,
            0, 5, 1, 0, 3, 0,
            0, 5, 5, 5, 5, 0,
            0, 0, 0, 0, 0, 0,
        ];
        float[] expected =
        [
            0, 0, 0, 0, 0, 0,
            0, 5, 5, 5, 5, 0,
            0, 5, 3, 3, 3, 0,
            0, 5, 5, 5, 5, 0,
            0, 0, 0, 0, 0, 0,
        ];
        Assert.Equal(expected, FilledHoles.Of(plane, 6));
    }

    [Fact]
    public void Of_OpenRim_FillsNothing()
    {
        float[] plane =
        [
            0, 5, 5, 5,
            0, 5, 1, 5,
            0, 5, 0, 5,
        ];
        Assert.Equal(plane, FilledHoles.Of(plane, 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_AnyPlane_IsTheLeastBarrierOfAllPaths(int seed)
    {
        const int width = 13, height = 9;
        var plane = Randoms.Uniform(width * height, seed, from: 0);
        Assert.Equal(ByRelaxation(plane, width, height), FilledHoles.Of(plane, width));
    }

    /// <summary>Lets every pixel improve by its neighbors until none does.</summary>
    private static float[] ByRelaxation(float[] plane, int width, int height)
    {
        var barriers = plane.Select((value, i) => IsBorder(i) ? value : float.MaxValue).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < plane.Length; i++)
            {
                if (IsBorder(i)) continue;
                var least = Math.Max(plane[i], new[] { i - 1, i + 1, i - width, i + width }.Min(neighbor => barriers[neighbor]));
                if (least >= barriers[i]) continue;
                (barriers[i], changed) = (least, true);
            }
        }

        return barriers;

        bool IsBorder(int i) => i % width == 0 || i % width == width - 1 || i / width == 0 || i / width == height - 1;
    }
}
