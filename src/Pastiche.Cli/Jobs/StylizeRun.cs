using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs.Checkpoints;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>Paints one image from files to a file: checks, loads, plans, paints and saves it.</summary>
/// <param name="request">The image.</param>
/// <param name="display">Shows the run.</param>
/// <param name="interruption">Cancels the run.</param>
/// <param name="shared">A stylizer that paints several images, one after the other; null to open one for this image.</param>
internal sealed class StylizeRun(StylizeRequest request, IDisplay display, Interruption interruption, Stylizer? shared = null)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly AccompanyingFiles _accompanying = new(request);
    private CheckpointFile? _checkpoint;

    /// <summary>Paints the image. If it is interrupted or fails, the image so far is saved.</summary>
    /// <exception cref="PasticheException">An input or an option cannot be used.</exception>
    public RunOutcome Execute()
    {
        OutputFile.Check(request);
        _accompanying.Check();
        _checkpoint = new CheckpointFile(request, _accompanying.Losses);
        _checkpoint.Check();
        if (shared is not null) return Execute(shared, LoadedImages.Load(request));
        // Reading the network takes about as long as reading the images. If both fail, the error of the images is reported.
        var opening = Task.Run(request.Network.OpenStylizer);
        var images = LoadedImages.Load(request);
        using var stylizer = opening.GetAwaiter().GetResult();
        return Execute(stylizer, images);
    }

    private RunOutcome Execute(Stylizer stylizer, LoadedImages images) =>
        new JobRun(display, interruption).Execute(new StylizeJob(request, stylizer, images, _accompanying, _checkpoint!, _clock));
}
