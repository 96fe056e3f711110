using System.Globalization;
using Pastiche.Imaging;

namespace Pastiche.Lesson.Experiments;

/// <summary>Measures where an image has detail, as painting does if <see cref="StylizeOptions.DetailMap"/> is null.</summary>
/// <param name="image">The image, in the size in which it is inspected.</param>
public sealed class DetailInspection(Image image) : JobPart("map of detail")
{
    /// <summary>The order of magnitude of what it computes for each pixel.</summary>
    private const double OperationsPerPixel = 2000;

    /// <summary>The detail of each pixel, from 0 to 1; null before the experiment has run.</summary>
    public Mask? Map { get; private set; }

    /// <inheritdoc/>
    public override double Work => OperationsPerPixel * image.Width * image.Height;

    /// <inheritdoc/>
    public override bool HasResult => Map is not null;

    /// <inheritdoc/>
    public override string? Outcome =>
        Map is null ? null : string.Create(CultureInfo.InvariantCulture, $"detail in {Map.Coverage:P0} of the picture");

    /// <inheritdoc/>
    public override IEnumerable<double> Run(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Map = DetailMap.Of(image, cancellationToken: cancellationToken);
        yield return 1;
    }
}
