using System.Globalization;
using Pastiche.Cli.Display;
using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Figures;

/// <summary>
/// That a Gram matrix forgets place: a picture, its features, their Gram matrix and what can be rebuilt of them; below, the same for the
/// features with their positions shuffled.
/// </summary>
internal static class ShuffleFigure
{
    /// <summary>The figure, once both pictures are rebuilt.</summary>
    /// <param name="image">The picture, as large as those.</param>
    /// <param name="rebuilt">Rebuilt from the features.</param>
    /// <param name="shuffled">Rebuilt from the shuffled features.</param>
    public static FigureGrid Of(Image image, ContentReconstruction rebuilt, ShuffledReconstruction shuffled)
    {
        var (features, moved) = (shuffled.Features!, shuffled.Shuffled!);
        var (gram, other) = (features.Gram(), moved.Gram());
        var map = Enumerable.Range(0, gram.Size).MaxBy(map => gram[map, map]);
        var layer = shuffled.Layer.Name;
        var scale = new GramScale(gram);
        var side = Math.Max(image.Width, image.Height);
        return new FigureGrid
        {
            Title = "A Gram matrix forgets place",
            Columns = ["the picture", $"its features in {layer}: map {map} of {features.Maps}, the strongest", "their Gram matrix", "rebuilt from the features"],
            Rows = ["features as they are", "the same, positions shuffled"],
            Cells =
            [
                [
                    new(image),
                    new(Paint(features, map, image)),
                    new(Paint(scale, gram, side)),
                    new(rebuilt.Result!.Image, Similar(shuffled.SimilarityOf(rebuilt.Result.Image))),
                ],
                [
                    null,
                    new(Paint(moved, map, image)),
                    new(Paint(scale, other, side), $"differs by at most {Format.Digits(gram.RelativeDifference(other))} of what a value could be"),
                    new(shuffled.Result!.Image, Similar(shuffled.Similarity!.Value)),
                ],
            ],
        };
    }

    /// <summary>About as large as the pictures beside it; a matrix of more values than it has pixels is reduced.</summary>
    private static Image Paint(GramScale scale, GramMatrix gram, int side)
    {
        var painted = scale.Paint(gram, Math.Max(1, side / gram.Size));
        return gram.Size > side ? painted.Resize(side, side) : painted;
    }

    private static Image Paint(Features features, int map, Image image)
    {
        var most = float.Epsilon;
        foreach (var value in features.Map(map)) most = Math.Max(most, value);
        return FeatureMapGrid.Paint(features, map, Math.Max(1, image.Width / features.Width), most);
    }

    private static string Similar(double similarity) => string.Create(CultureInfo.InvariantCulture, $"SSIM {similarity:F2} with the picture");
}
