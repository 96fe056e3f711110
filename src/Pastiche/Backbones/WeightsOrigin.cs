namespace Pastiche.Backbones;

/// <summary>Where weights came from, which can tell how their network wants its pictures.</summary>
/// <param name="Name">The file's name, or the address that it was fetched from.</param>
/// <param name="Sha256">The file's SHA-256, 64 hexadecimal digits; null where it was not computed.</param>
internal sealed record WeightsOrigin(string Name, string? Sha256)
{
    /// <summary>
    /// Published files of VGG-16 and VGG-19, named after the first digits of their SHA-256. J. Johnson converted Oxford's from Caffe, under
    /// torchvision's tensor names; neural-style programs save them anew with other names in the classifier, but leave the file its name.
    /// </summary>
    private static readonly (string Digits, PreprocessingKind Preprocessing)[] Published =
    [
        ("00b39a1b", PreprocessingKind.Caffe),
        ("d01eb7cb", PreprocessingKind.Caffe),
        ("397923af", PreprocessingKind.Torch),
        ("dcbb9e9d", PreprocessingKind.Torch),
    ];

    /// <summary>How the network of a known file wants its pictures; null where it is none.</summary>
    public Preprocessing? Known =>
        Find(digits => Sha256?.StartsWith(digits, StringComparison.Ordinal) == true)
        ?? Find(digits => Name.Contains(digits, StringComparison.OrdinalIgnoreCase));

    private static Preprocessing? Find(Func<string, bool> isOf) =>
        Published.Where(file => isOf(file.Digits)).Select(file => (PreprocessingKind?)file.Preprocessing).FirstOrDefault();
}
