namespace Pastiche.Cli.Jobs;

/// <summary>File names made of the names of layers, which can be any text in an imported network.</summary>
internal static class LayerFile
{
    /// <summary>The name of a layer, with the characters replaced that some file systems do not allow.</summary>
    public static string Name(string layer) =>
        string.Concat(layer.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' ? letter : '_'));
}
