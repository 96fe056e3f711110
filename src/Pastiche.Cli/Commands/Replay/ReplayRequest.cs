using Pastiche.Cli.Jobs;
using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Commands.Replay;

/// <summary>Makes a request from a recipe.</summary>
internal static class ReplayRequest
{
    /// <summary>Makes the request of a recipe, whose inputs are given or looked for.</summary>
    /// <param name="path">The file with the recipe.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="given">The images of the command line.</param>
    /// <param name="output">The path of the result.</param>
    /// <exception cref="PasticheException">An image was not found.</exception>
    public static StylizeRequest Of(string path, Recipe recipe, IReadOnlyList<string> given, string output)
    {
        var (paths, differences) = InputSearch.Find(path, NeededInput.Of(recipe), given);
        return Of(recipe, paths, output) with { StopAt = recipe.Stopped, Save = SaveOf(recipe.File), Notes = differences };
    }

    /// <summary>Makes the request of a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="paths">The paths of its inputs, in the order of <see cref="NeededInput.Of"/>.</param>
    /// <param name="output">The path of the result.</param>
    public static StylizeRequest Of(Recipe recipe, IReadOnlyList<string> paths, string output)
    {
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
            DetailMap = recipe.Options.DetailMap is { } map ? new MaskRequest(next.Dequeue(), map.Reading) : null,
            Output = output,
            Options = recipe.Options,
        };
    }

    /// <summary>The engine of the recipe if it must be asked for; otherwise the default.</summary>
    public static Engine EngineOf(Recipe recipe) =>
        recipe.Engine.StartsWith("ONNX Runtime", StringComparison.Ordinal) && !recipe.Engine.Contains(" and ", StringComparison.Ordinal)
            ? Engine.OnnxRuntime
            : Engine.Auto;

    /// <summary>The mask of a recipe. If the recipe does not contain its reading, it was read by brightness.</summary>
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
