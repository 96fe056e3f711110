using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>Errors about recipes.</summary>
internal static partial class Errors
{
    public static PasticheException NoRecipe(string path) =>
        new($"{path}: there is no recipe in it; pictures that Pastiche made carry one, unless another program took it out.");

    public static PasticheException LongRecipe(string path, int most) =>
        new(Invariant($"{path}: it is longer than {most:N0} bytes, which no recipe is; name a recipe, or a picture with one."));

    public static PasticheException StrangeRecipe(string where, Exception cause) =>
        new(
            $"{where}: the recipe cannot be understood ({Sanitize(cause.Message)}); another version of Pastiche may have written it.",
            cause);

    public static PasticheException MissingStart(string? checksum) =>
        new($"The picture to start from is not there; load the one whose file has SHA-256 {checksum ?? "(unknown)"}.");

    public static PasticheException MissingDetailMap(string? checksum) =>
        new($"The map of the content's detail is not there; load the one whose file has SHA-256 {checksum ?? "(unknown)"}.");
}
