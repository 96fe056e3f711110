namespace Pastiche.Foundation;

/// <summary>Errors about networks and their layers.</summary>
internal static partial class Errors
{
    public static PasticheException NoImageNetwork(string path, string why) =>
        new($"{path}: not a convolutional image network: {Tame(why)}.");

    public static PasticheException UnreadableNetwork(string path, string why, Exception? cause = null) =>
        new($"{path}: cannot be read: {Tame(why)}.", cause);

    public static PasticheException UnknownPreprocessing(string path, string got, string accepted) =>
        new(
            $"{path}: its metadata states the preprocessing {Tame(got)}; accepted: {accepted}. "
            + "Choose one of them by the option.");

    public static PasticheException UnsupportedLayer(string backbone, string layer, string why, IEnumerable<string> deepest) =>
        new(
            $"Layer {layer} of {backbone} cannot be measured: {Tame(why)}. The deepest layers that can be: {string.Join(", ", deepest)}.");

    public static PasticheException ImageDoesNotFit(string backbone, int width, int height, Exception cause) =>
        new(
            $"{backbone} cannot measure a picture of {width}×{height} at these layers ({Reason(cause)}); "
            + "choose larger scales or shallower layers.",
            cause);
}
