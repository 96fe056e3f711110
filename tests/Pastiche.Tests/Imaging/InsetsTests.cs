using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class InsetsTests
{
    private static readonly Insets Cut = new(Left: 1, Top: 2, Right: 3, Bottom: 4);

    [Fact]
    public void Crop_ImageOfAFile_StillCountsAsThatFile()
    {
        var cropped = Cut.Crop(new Image(10, 9) { Checksum = "abc", Notes = ["a note"], Source = new ImageSource("a.png", 20, 18) });

        Assert.Equal(("abc", "a note", "a.png"), (cropped.Checksum, Assert.Single(cropped.Notes), cropped.Source?.Name));
        Assert.False(cropped.HasAlpha);
    }

    [Fact]
    public void Crop_Image_KeepsColorsAndAlphaOfWhatIsLeft()
    {
        var image = Drawings.WithAlpha(Drawings.Colored(10, 9, (x, y) => (x << 16) | (y << 8)), i => i / 90f);

        var cropped = Cut.Crop(image);

        Assert.Equal(new ImageSize(6, 3), cropped.Size);
        Assert.Equal(new ImageSize(6, 3), Cut.Within(image.Size));
        Assert.All(Enumerable.Range(0, 18), i =>
        {
            var from = ((2 + (i / 6)) * 10) + 1 + (i % 6);
            for (var channel = 0; channel < 3; channel++) Assert.Equal(image.Plane(channel)[from], cropped.Plane(channel)[i]);
            Assert.Equal(image.Alpha[from], cropped.Alpha[i]);
        });
    }

    [Fact]
    public void Crop_Mask_KeepsWhatIsLeftAndItsSource()
    {
        var mask = new Mask(5, [.. Enumerable.Range(0, 35).Select(i => i / 35f)]) { Reading = MaskReading.Alpha, Source = "abc" };

        var cropped = Cut.Crop(mask);

        Assert.Equal([11 / 35f], cropped.Values.ToArray());
        Assert.Equal((MaskReading.Alpha, "abc"), (cropped.Reading, cropped.Checksum));
    }

    [Fact]
    public void Item_Side_IsItsOwn()
    {
        Assert.Equal([1, 2, 3, 4], Enum.GetValues<Side>().Select(side => Cut[side]));
        Assert.Equal(Cut, Insets.Of(side => Cut[side]));
        Assert.True(default(Insets).IsEmpty);
        Assert.False(Cut.IsEmpty);
    }
}
