using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>Finds pictures that are painted already, by the recipes that they carry.</summary>
internal static class FinishedImage
{
    /// <summary>Looks at the file where a picture is to go.</summary>
    /// <param name="request">The picture.</param>
    /// <param name="stylizer">What would paint it.</param>
    /// <returns>Null if the picture is finished; the request with Overwrite set if a stopped one must be redone.</returns>
    /// <exception cref="PasticheException">There is another picture, which may not be overwritten, or an input cannot be used.</exception>
    public static StylizeRequest? RemainingWork(StylizeRequest request, Stylizer stylizer)
    {
        if (!WholeFile.WouldReplace(request.Output)) return request;
        var made = RecipeOf(request.Output);
        var (content, styles, options) = LoadedImages.Load(request);
        var intended = stylizer.Intend(content, styles, options) with { File = RecipeFile.Of(request.Output, request.Save) };
        if (made?.Fulfils(intended) == true) return null;
        if (made?.IsOnTheWayTo(intended) == true) return request with { Save = request.Save with { Overwrite = true } };
        if (!request.Save.Overwrite) throw Errors.MadeOtherwise(request.Output);
        return request;
    }

    private static Recipe? RecipeOf(string path)
    {
        try
        {
            return Recipe.Load(path);
        }
        catch (PasticheException)
        {
            // Whatever it is, it is no picture of ours.
            return null;
        }
    }
}
