namespace Pastiche.Cli.Jobs;

/// <summary>Names of files made of those of layers, which in a model from elsewhere can be anything.</summary>
internal static class LayerFile
{
    /// <summary>The layer's name with what some file system does not take replaced.</summary>
    public static string Name(string layer) =>
        string.Concat(layer.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' ? letter : '_'));
}
