using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class SlidingWindowTests
{
    /// <summary>Widths, heights and radii, with windows larger than the plane.</summary>
    public static TheoryData<int, int, int, bool> Cases => new(
        from size in new[] { (9, 7, 2), (8, 30, 1), (5, 4, 3), (3, 1, 12), (1, 1, 2), (40, 33, 0) }
        from wraps in new[] { false, true }
        select (size.Item1, size.Item2, size.Item3, wraps));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mean_IsThatOfEachWindow(int width, int height, int radius, bool wraps)
    {
        var plane = Randoms.Uniform(width * height, seed: 1);
        var means = new SlidingWindow(width, radius, wraps).Mean(plane);
        var expected = Windows(plane, width, radius, wraps).Select(window => (float)window.Average());
        Assert.Equal(expected, means, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extremes_AreThoseOfEachWindow(int width, int height, int radius, bool wraps)
    {
        var plane = Randoms.Uniform(width * height, seed: 2);
        var window = new SlidingWindow(width, radius, wraps);
        Assert.Equal(Windows(plane, width, radius, wraps).Select(values => (float)values.Max()), window.Largest(plane));
        Assert.Equal(Windows(plane, width, radius, wraps).Select(values => (float)values.Min()), window.Smallest(plane));
    }

    /// <summary>The values in the window of each pixel, one by one.</summary>
    private static IEnumerable<double[]> Windows(float[] plane, int width, int radius, bool wraps)
    {
        var height = plane.Length / width;
        int[] offsets = [.. Enumerable.Range(-radius, (2 * radius) + 1)];
        return Enumerable.Range(0, plane.Length).Select(i => (
            from down in offsets
            from across in offsets
            select (double)plane[(At((i / width) + down, height) * width) + At((i % width) + across, width)]).ToArray());

        int At(int position, int size)
        {
            while (position < 0 || position >= size)
            {
                if (wraps) position += position < 0 ? size : -size;
                else if (size == 1) position = 0;
                else position = position < 0 ? -position : (2 * (size - 1)) - position;
            }

            return position;
        }
    }
}
