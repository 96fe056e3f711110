using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Commands.Replay;

/// <summary>What a recipe asks for, as if a command line did.</summary>
internal static class ReplayRequest
{
    /// <summary>The request that led to a recipe.</summary>
    /// <param name="path">The file with the recipe.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="given">The pictures that the command line names.</param>
    /// <param name="output">Where the result goes.</param>
    /// <exception cref="PasticheException">A picture is nowhere.</exception>
    public static StylizeRequest Of(string path, Recipe recipe, IReadOnlyList<string> given, string output)
    {
        var (paths, differences) = InputSearch.Find(path, NeededInput.Of(recipe), given);
        var next = new Queue<string>(paths);
        var content = BaseRecipe.IsTexture(recipe) ? null : next.Dequeue();
        var images = recipe.Styles.Select(_ => next.Dequeue()).ToArray();
        return new StylizeRequest
        {
            Content = content,
            Canvas = new ImageSize(recipe.Content.Width, recipe.Content.Height),
            Styles =
            [
                .. recipe.Styles.Zip(images, (style, image) => new StyleRequest(
                    image, style.Weight, style.Scale, Mask(style.Mask, next), Mask(style.Region, next))),
            ],
            Start = recipe.Options.Initialization.Kind == InitializationKind.Image ? next.Dequeue() : null,
            Output = output,
            Options = recipe.Options,
            StopAt = recipe.Stopped,
            Save = SaveOf(recipe.File),
            Notes = differences,
        };
    }

    /// <summary>The engine that ran it, if it was one that is not taken by itself.</summary>
    public static Engine EngineOf(Recipe recipe) =>
        recipe.Engine.StartsWith("ONNX Runtime", StringComparison.Ordinal) && !recipe.Engine.Contains(" and ", StringComparison.Ordinal)
            ? Engine.OnnxRuntime
            : Engine.Auto;

    /// <summary>One of which a recipe says nothing was read by its brightness.</summary>
    private static MaskRequest? Mask(RecipeInput? recorded, Queue<string> paths) =>
        recorded is null ? null : new MaskRequest(paths.Dequeue(), recorded.Reading ?? MaskReading.Luma);

    private static SaveOptions SaveOf(RecipeFile? file)
    {
        if (file is null) return SaveOptions.Default;
        return SaveOptions.Default with
        {
            Bits = file.Bits,
            Quality = file.Quality ?? SaveOptions.Default.Quality,
            Background = file.Background is { } color ? ColorName.Parse("The recipe's background", color) : null,
        };
    }
}
