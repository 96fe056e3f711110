using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>Recognizes finished images of a batch by their recipes.</summary>
internal static class FinishedImage
{
    /// <summary>Compares the file at the path of a result with the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stylizer">The stylizer that would paint the image.</param>
    /// <returns>Null if the image is finished; the request with Overwrite set if a stopped one must be painted again.</returns>
    /// <exception cref="PasticheException">Another file is at the path and must not be overwritten, or an input cannot be used.</exception>
    public static StylizeRequest? RemainingWork(StylizeRequest request, Stylizer stylizer)
    {
        if (!WholeFile.WouldReplace(request.Output)) return request;
        var made = Recipe.TryLoad(request.Output);
        var (content, styles, options) = LoadedImages.Load(request);
        var intended = stylizer.Intend(content, styles, options) with { File = RecipeFile.Of(request.Output, request.Save) };
        if (made?.Fulfils(intended) == true) return null;
        if (made?.IsOnTheWayTo(intended) == true) return request with { Save = request.Save with { Overwrite = true } };
        if (!request.Save.Overwrite) throw Errors.MadeOtherwise(request.Output);
        return request;
    }
}
