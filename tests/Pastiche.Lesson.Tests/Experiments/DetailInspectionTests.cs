using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Lesson.Tests.Experiments;

public sealed class DetailInspectionTests
{
    [Fact]
    public void Run_HalfOfThePictureNoise_FindsDetailThere()
    {
        var inspection = new DetailInspection(HalfNoise(128, 96));
        Assert.Equal((false, null), (inspection.HasResult, inspection.Outcome));

        Assert.Equal([1], inspection.Run(TestContext.Current.CancellationToken));

        var map = inspection.Map!;
        Assert.Equal((128, 96), (map.Width, map.Height));
        Assert.Equal((0, 1), (map.Values[(48 * 128) + 20], map.Values[(48 * 128) + 108]));
        Assert.Matches("^detail in (49|50|51) % of the picture$", inspection.Outcome);
    }

    /// <summary>Gray on the left, noise on the right.</summary>
    private static Image HalfNoise(int width, int height)
    {
        var (image, random) = (new Image(width, height), new Random(1));
        for (var i = 0; i < width * height; i++)
        {
            var value = i % width < width / 2 ? 0.5f : random.NextSingle();
            for (var channel = 0; channel < 3; channel++) image.Plane(channel)[i] = value;
        }

        return image;
    }
}
