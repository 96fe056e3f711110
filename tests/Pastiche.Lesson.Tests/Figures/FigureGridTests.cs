using System.Drawing;
using Pastiche.Lesson.Figures;
using Xunit;

namespace Pastiche.Lesson.Tests.Figures;

public sealed class FigureGridTests
{
    private const float Gray = 0.75f;

    private readonly FigureGrid _grid = new()
    {
        Title = "A figure",
        ColumnAxis = "α/β",
        Columns = ["0.001", "0.1"],
        RowAxis = "style layers",
        Rows = ["stem", "stem … stage3_2"],
        Cells = [[Noise(1), Noise(2)], [new FigureCell(null), null]],
    };

    [Fact]
    public void Draw_Pictures_AreThereValueByValue()
    {
        var (figure, layout) = (_grid.Draw(), FigureLayout.Of(_grid));

        Assert.Equal((layout.Width, layout.Height), (figure.Width, figure.Height));
        Assert.Equal(_grid.Cells[0][0]!.Image!.Pixels, Part(figure, layout.Image(0, 0)).Pixels);
        Assert.Equal(_grid.Cells[0][1]!.Image!.Pixels, Part(figure, layout.Image(1, 0)).Pixels);
    }

    [Fact]
    public void Draw_WhatIsMissing_IsGrayAndWhatIsNothing_IsPaper()
    {
        var (figure, layout) = (_grid.Draw(), FigureLayout.Of(_grid));

        Assert.All(Part(figure, layout.Image(0, 1)).Pixels.ToArray(), value => Assert.Equal(Gray, value));
        Assert.All(Part(figure, layout.Image(1, 1)).Pixels.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Draw_Labels_LeaveInkOnPaper()
    {
        var (figure, layout) = (_grid.Draw(), FigureLayout.Of(_grid));

        Assert.Equal(
            ["A figure", "α/β", "style layers", "0.001", "0.1", "stem", "stem … stage3_2"],
            layout.Labels.Select(label => string.Join(' ', label.Lines)));
        Assert.All(layout.Labels, label =>
        {
            var values = Part(figure, label.Bounds).Pixels.ToArray();
            Assert.InRange(values.Min(), 0.19f, 0.3f);
            // Nothing is cut off at the sides: there is paper around every line.
            Assert.All(Border(Part(figure, label.Bounds)), value => Assert.Equal(1, value));
        });
    }

    [Fact]
    public void Draw_BetweenLabelsAndPictures_IsPaper()
    {
        var (figure, layout) = (_grid.Draw(), FigureLayout.Of(_grid));

        Rectangle[] images = [layout.Image(0, 0), layout.Image(1, 0), layout.Image(0, 1)];
        foreach (var bounds in layout.Labels.Select(label => label.Bounds).Concat(images)) Clear(figure, bounds);

        Assert.All(figure.Pixels.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Draw_TransparentPictures_ShowThePaper()
    {
        var image = new Image(20, 20, hasAlpha: true);
        var grid = new FigureGrid { Cells = [[new FigureCell(image)]] };
        using var layout = FigureLayout.Of(grid);

        Assert.All(Part(grid.Draw(), layout.Image(0, 0)).Pixels.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Draw_AWideAndAHighPicture_KeepTheirProportionsInTheMiddle()
    {
        var grid = new FigureGrid { Cells = [[new FigureCell(new Image(40, 20)), new FigureCell(new Image(10, 60))]] };
        using var layout = FigureLayout.Of(grid);

        var (wide, high) = (Part(grid.Draw(), layout.Image(0, 0)), Part(grid.Draw(), layout.Image(1, 0)));

        Assert.Equal((40, 60, 40, 60), (wide.Width, wide.Height, high.Width, high.Height));
        Assert.Equal(
            Enumerable.Range(0, 60).Select(y => y is >= 20 and < 40 ? 0f : 1), Enumerable.Range(0, 60).Select(y => wide.Plane(0)[y * 40]));
        Assert.Equal(Enumerable.Range(0, 40).Select(x => x is >= 15 and < 25 ? 0f : 1), high.Plane(0)[..40].ToArray());
    }

    private static FigureCell Noise(int seed)
    {
        var (image, dice) = (new Image(90, 60), new Random(seed));
        foreach (ref var value in image.Pixels) value = dice.NextSingle();
        return new FigureCell(image);
    }

    private static Image Part(Image image, Rectangle place)
    {
        var part = new Image(place.Width, place.Height);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < place.Height; y++)
            {
                var row = image.Plane(channel).Slice(((place.Y + y) * image.Width) + place.X, place.Width);
                row.CopyTo(part.Plane(channel)[(y * place.Width)..]);
            }
        }

        return part;
    }

    private static IEnumerable<float> Border(Image part)
    {
        var values = part.Plane(0).ToArray();
        return [.. values[..part.Width], .. values[^part.Width..]];
    }

    private static void Clear(Image image, Rectangle place)
    {
        for (var channel = 0; channel < 3; channel++)
            for (var y = place.Top; y < place.Bottom; y++) image.Plane(channel).Slice((y * image.Width) + place.X, place.Width).Fill(1);
    }
}
