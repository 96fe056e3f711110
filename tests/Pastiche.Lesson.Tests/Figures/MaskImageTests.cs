using Pastiche.Lesson.Figures;
using Xunit;

namespace Pastiche.Lesson.Tests.Figures;

public sealed class MaskImageTests
{
    [Fact]
    public void Of_Mask_ReadsAsTheSameMask()
    {
        var mask = Mask.Of(Images.Content(16, 8), MaskReading.Luma);
        Assert.Equal(mask.Values.ToArray(), Mask.Of(MaskImage.Of(mask)).Values.ToArray());
    }
}
