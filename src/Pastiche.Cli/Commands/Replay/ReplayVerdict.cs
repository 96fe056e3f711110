using Pastiche.Cli.Display;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

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
            Console.Out.WriteLine(Printable.Text(IsJson
                ? $"{output} is made by the recipe of {path}"
                : $"{output} is the same as {path}, to the byte"));
        }

        return ExitCode.Success;
    }

    private bool IsJson => Recipe.IsJson(path);

    /// <summary>The reasons for a difference, or that there is no known one.</summary>
    private IReadOnlyList<string> Differences()
    {
        var made = Recipe.Load(output);
        // A recipe that was printed before its image was saved does not describe a file.
        var explained = RecipeDifferences.Between(recipe.File is null ? made with { File = null } : made, recipe);
        if (explained.Count > 0 || IsJson || File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(output))) return explained;
        return ["the recipes are the same, the bytes are not; another program may have written or changed the file"];
    }

}
