namespace Pastiche.Backbones;

/// <summary>The origin of weights, which can tell the preprocessing of their network.</summary>
/// <param name="Name">The file's name, or the URL that it was downloaded from.</param>
/// <param name="Sha256">The file's SHA-256, 64 hexadecimal digits; null where it was not computed.</param>
internal sealed record WeightsOrigin(string Name, string? Sha256)
{
    /// <summary>
    /// Published files of VGG-16 and VGG-19, by the first digits of their SHA-256, which are in their names. J. Johnson converted
    /// Oxford's from Caffe with torchvision's tensor names; neural-style programs save them again with other names in the classifier, but
    /// keep the file's name.
    /// </summary>
    private static readonly (string Digits, PreprocessingKind Preprocessing)[] Published =
    [
        ("00b39a1b", PreprocessingKind.Caffe),
        ("d01eb7cb", PreprocessingKind.Caffe),
        ("397923af", PreprocessingKind.Torch),
        ("dcbb9e9d", PreprocessingKind.Torch),
    ];

    /// <summary>The preprocessing of a known file; null for others.</summary>
    public Preprocessing? Known =>
        Find(digits => Sha256?.StartsWith(digits, StringComparison.Ordinal) == true)
        ?? Find(digits => Name.Contains(digits, StringComparison.OrdinalIgnoreCase));

    private static Preprocessing? Find(Func<string, bool> isOf) =>
        Published.Where(file => isOf(file.Digits)).Select(file => (PreprocessingKind?)file.Preprocessing).FirstOrDefault();
}
