using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>Checks the path of a result before a long run.</summary>
internal static class OutputFile
{
    /// <summary>Checks that the result can be written without overwriting another file.</summary>
    /// <exception cref="PasticheException">The result cannot be written, or would overwrite another file.</exception>
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

    /// <summary>Checks that the format of the output can hold the transparency of the content.</summary>
    /// <exception cref="PasticheException">The format has no transparency.</exception>
    public static void CheckTransparency(StylizeRequest request, Image content)
    {
        var format = ImageFileFormat.Of(request.Output, request.Save);
        if (content.HasAlpha && !format.HasAlpha && request.Save.Background is null) throw Errors.NoAlpha(request.Output, format.Name);
    }

    /// <summary>Checks that a file can be written beside the result.</summary>
    /// <exception cref="PasticheException">The file cannot be written, or would overwrite another one.</exception>
    public static void CheckOther(StylizeRequest request, string path)
    {
        RequireFree(request, path);
        WholeFile.Check(path);
    }

    /// <summary>Checks that a path is that of no input, and of no existing file unless it may be overwritten.</summary>
    /// <exception cref="PasticheException">The file exists or is an input.</exception>
    public static void RequireFree(StylizeRequest request, string path)
    {
        foreach (var (kind, input) in request.Inputs)
        {
            if (input != StandardStreams.Name && FilePaths.AreSame(input, path)) throw Errors.OutputIsInput(path, kind);
        }

        if (!request.Save.Overwrite && WholeFile.WouldReplace(path)) throw Errors.AlreadyThere(path);
    }
}
