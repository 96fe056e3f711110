using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>Where a result is to go: looked at before a long run, not after it.</summary>
internal static class OutputFile
{
    /// <summary>Checks that the result can be written there, and would overwrite nothing that must stay.</summary>
    /// <exception cref="PasticheException">It cannot, or would.</exception>
    public static void Check(StylizeRequest request)
    {
        if (StandardStreams.IsOutput(request.Output))
        {
            ImageFile.CheckFormat(request.Output, request.Save, request.LongestSide);
            if (!Console.IsOutputRedirected) throw Errors.NoTerminal(request.Output);
            if (request.SaveEvery is not null)
                throw Errors.NotInFormat("--save-every", request.Output, "there is no name to number; give -o a file");
            return;
        }

        RequireFree(request, request.Output);
        ImageFile.CheckOutput(request.Output, request.Save, request.LongestSide);
    }

    /// <summary>Checks that the result, transparent as the content is, can be written in the output's format.</summary>
    /// <exception cref="PasticheException">It cannot.</exception>
    public static void CheckTransparency(StylizeRequest request, Image content)
    {
        var format = ImageFileFormat.Of(request.Output, request.Save);
        if (content.HasAlpha && !format.HasAlpha && request.Save.Background is null) throw Errors.NoAlpha(request.Output, format.Name);
    }

    /// <summary>Checks that a file can be written beside the result.</summary>
    /// <exception cref="PasticheException">It cannot, or would overwrite what must stay.</exception>
    public static void CheckOther(StylizeRequest request, string path)
    {
        RequireFree(request, path);
        WholeFile.Check(path);
    }

    /// <summary>Refuses a file that is there, unless it may be overwritten, and any picture that is read.</summary>
    /// <exception cref="PasticheException">It is one of those.</exception>
    public static void RequireFree(StylizeRequest request, string path)
    {
        foreach (var (kind, input) in request.Inputs)
        {
            if (input != StandardStreams.Name && FilePaths.AreSame(input, path)) throw Errors.OutputIsInput(path, kind);
        }

        if (!request.Save.Overwrite && WholeFile.WouldReplace(path)) throw Errors.AlreadyThere(path);
    }
}
