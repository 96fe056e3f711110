using Pastiche.Cli.Display;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Pastiche.Recipes;

namespace Pastiche.Cli.Commands.Replay;

/// <summary>Compares an image with another one that was made from its recipe.</summary>
/// <param name="path">The file with the recipe.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="output">The image made from the recipe.</param>
internal sealed class ReplayVerdict(string path, Recipe recipe, string output)
{
    /// <summary>Reports whether the images are the same, or their differences.</summary>
    /// <returns>The exit code: success if nothing differs.</returns>
    public int Report(DisplayKind kind)
    {
        var differences = Differences();
        if (kind == DisplayKind.Json) Displays.Create(kind).Show(new ReplayCompared(differences.Count == 0, differences));
        if (differences.Count > 0)
        {
            Message.Write($"{output} differs from {path}: {string.Join("; ", differences)}");
            return ExitCode.Failure;
        }

        if (kind == DisplayKind.Progress)
        {
            Console.Out.WriteLine(Printable.Text(
                IsJson ? $"{output} is made by the recipe of {path}"
                : IsOlder ? $"{output} is the same as {path}, to the pixel; {path} has its recipe in an older format"
                : $"{output} is the same as {path}, to the byte"));
        }

        return ExitCode.Success;
    }

    private bool IsJson => Recipe.IsJson(path);

    /// <summary>Whether the format of the recipe is no longer written, so that the bytes of the files cannot be the same.</summary>
    private bool IsOlder => recipe.Format < Recipe.NewestFormat;

    /// <summary>The reasons for a difference, or that there is no known one.</summary>
    private IReadOnlyList<string> Differences()
    {
        var made = Recipe.Load(output);
        // A recipe that was printed before its image was saved does not describe a file.
        if (recipe.File is null) made = made with { File = null };
        if (IsJson) return RecipeDifferences.Between(made, recipe);
        var areSame = IsOlder ? HaveSamePixels() : HaveSameBytes();
        // The version that paints an older recipe is another one; that matters if the pixels are others.
        var explained = IsOlder && areSame
            ? RecipeDifferences.Between(made.Request, recipe.Request)
            : RecipeDifferences.Between(made, recipe);
        if (explained.Count > 0 || areSame) return explained;
        var what = IsOlder ? "pixels" : "bytes";
        return [$"the recipes are the same, the {what} are not; another program may have written or changed the file"];
    }

    private bool HaveSameBytes() => File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(output));

    private bool HaveSamePixels()
    {
        var (old, made) = (Image.Load(path), Image.Load(output));
        return (old.Width, old.Height) == (made.Width, made.Height)
            && old.Pixels.SequenceEqual(made.Pixels) && old.Alpha.SequenceEqual(made.Alpha);
    }
}
