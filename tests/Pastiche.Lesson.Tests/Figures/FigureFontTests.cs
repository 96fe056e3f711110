using Pastiche.Lesson.Figures;
using Pastiche.Lesson.Plotting;
using SkiaSharp;
using Xunit;

namespace Pastiche.Lesson.Tests.Figures;

public sealed class FigureFontTests : IDisposable
{
    private readonly FigureFont _font = new(20);

    public void Dispose() => _font.Dispose();

    [Fact]
    public void Lines_BreaksBetweenWordsAndAtLineBreaks() =>
        Assert.Equal(["stem …", "stage1_2", "32.4 dB"], _font.Lines("stem … stage1_2\n32.4 dB", 100, 4));

    [Fact]
    public void Lines_WhatIsTooLong_EndsInAnEllipsis()
    {
        var lines = _font.Lines("Donaudampfschifffahrt auf der schönen blauen Donau", 110, 2);

        Assert.Equal(2, lines.Count);
        Assert.Matches("^Donaud[a-z]*…$", lines[0]);
        Assert.Equal("auf der…", lines[1]);
        Assert.All(lines, line => Assert.InRange(_font.Width([line]), 1, 110));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Typeface_HasWhatFiguresSay(bool bold)
    {
        using var font = new SKFont(PlotFont.Typeface(bold));

        Assert.True(font.ContainsGlyphs("stage1_2: 32.4 dB, 256×171, α/β = 10⁻⁴ … 10⁻¹, ½ Σ (F − P)², ±1 ≤ x, Größe → Ω"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Lines_OfNothing_IsAnEmptyLine(string text) => Assert.Equal([""], _font.Lines(text, 100, 2));
}
