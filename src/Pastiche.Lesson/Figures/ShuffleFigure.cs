using System.Globalization;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Lesson.Figures;

/// <summary>
/// A figure which shows that a Gram matrix does not depend on position: an image, its features, their Gram matrix and the image rebuilt
/// from them; and below, the features with shuffled positions, their Gram matrix and the image rebuilt from those.
/// </summary>
public static class ShuffleFigure
{
    /// <summary>Makes the figure.</summary>
    /// <param name="image">The image, in the size of the reconstructions.</param>
    /// <param name="rebuilt">The reconstruction from the features.</param>
    /// <param name="shuffled">The reconstruction from the shuffled features.</param>
    /// <exception cref="InvalidOperationException">One of the experiments has not run.</exception>
    public static FigureGrid Of(Image image, ContentReconstruction rebuilt, ShuffledReconstruction shuffled)
    {
        if (rebuilt.Result is not { } inOrder || shuffled.Result is not { } outOfOrder)
            throw new InvalidOperationException("Both reconstructions are needed; run them first.");
        var (features, moved) = (shuffled.Features!, shuffled.Shuffled!);
        var (gram, other) = (features.Gram(), moved.Gram());
        var map = Enumerable.Range(0, gram.Size).MaxBy(map => gram[map, map]);
        var layer = shuffled.Layer.Name;
        var scale = new GramScale(gram);
        var difference = gram.RelativeDifference(other);
        var side = Math.Max(image.Width, image.Height);
        return new FigureGrid
        {
            Title = "A Gram matrix forgets place",
            Columns =
            [
                "the picture",
                $"its features in {layer}: map {map} of {features.Maps}, the strongest",
                "their Gram matrix",
                "rebuilt from the features",
            ],
            Rows = ["features as they are", "the same, positions shuffled"],
            Cells =
            [
                [
                    new(image),
                    new(Paint(features, map, image)),
                    new(Paint(scale, gram, side)),
                    new(inOrder.Image, SimilarityText(shuffled.SimilarityOf(inOrder.Image))),
                ],
                [
                    null,
                    new(Paint(moved, map, image)),
                    new(Paint(scale, other, side), $"differs by at most {NumberText.Digits(difference)} of what a value could be"),
                    new(outOfOrder.Image, SimilarityText(shuffled.SimilarityOf(outOfOrder.Image))),
                ],
            ],
        };
    }

    /// <summary>Paints a matrix about as large as the images beside it.</summary>
    private static Image Paint(GramScale scale, GramMatrix gram, int side)
    {
        var painted = scale.Paint(gram, Math.Max(1, side / gram.Size));
        return gram.Size > side ? painted.Resize(side, side) : painted;
    }

    private static Image Paint(Features features, int map, Image image)
    {
        var largest = float.Epsilon;
        foreach (var value in features.Map(map)) largest = Math.Max(largest, value);
        return FeatureMapGrid.Paint(features, map, Math.Max(1, image.Width / features.Width), largest);
    }

    private static string SimilarityText(double similarity) =>
        string.Create(CultureInfo.InvariantCulture, $"SSIM {similarity:F2} with the picture");
}
