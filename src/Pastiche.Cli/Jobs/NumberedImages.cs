using System.Globalization;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>Saves an image beside the result after every so many iterations, numbered by the total number of iterations.</summary>
internal sealed class NumberedImages
{
    private readonly StylizeRequest _request;
    private readonly int _every;
    private readonly int _total;
    private int[] _before = [];

    /// <param name="request">The request. An output out.png is accompanied by out-0025.png.</param>
    /// <param name="every">The number of iterations between two images.</param>
    public NumberedImages(StylizeRequest request, int every)
    {
        (_request, _every) = (request, every);
        _total = request.Options.Scales.Steps.Sum(step => step.Iterations);
    }

    /// <summary>The reason that no more images are saved; null if there is none. A full disk does not end the run.</summary>
    public string? Problem { get; private set; }

    /// <summary>Checks that there is at least one image and that all can be written without overwriting others.</summary>
    /// <exception cref="PasticheException">There is no image, or one cannot be written or would overwrite another file.</exception>
    public void Check()
    {
        if (_every > _total) throw Errors.OutOfRange("--save-every", $"{_every}", $"1 to {_total}, as many as there are iterations");
        OutputFile.CheckOther(_request, PathOf(_every));
        for (var done = _every; done <= _total; done += _every)
        {
            if (Path.Exists(PathOf(done))) OutputFile.CheckOther(_request, PathOf(done));
        }

        if (_request.LossPlot is { } plot && Enumerable.Range(1, _total / _every).Any(i => FilePaths.AreSame(plot, PathOf(i * _every))))
            throw Errors.SameFile("--loss-plot", plot);
    }

    /// <summary>Counts the iterations before each scale.</summary>
    public void Begin(StylizePlan plan)
    {
        _before = new int[plan.Scales.Count];
        for (var scale = 1; scale < _before.Length; scale++) _before[scale] = _before[scale - 1] + plan.Scales[scale - 1].Iterations;
    }

    /// <summary>Saves the image of an iteration if it is a numbered one.</summary>
    public void Add(StylizeStep step)
    {
        var done = _before[step.Scale] + step.Iteration;
        if (Problem is not null || done % _every != 0) return;
        Problem = Message.TryRun(() => step.Result().Save(PathOf(done), _request.Save));
    }

    private string PathOf(int done)
    {
        var digits = Math.Max(4, $"{_total}".Length);
        var number = done.ToString($"D{digits}", CultureInfo.InvariantCulture);
        return Path.Combine(
            Path.GetDirectoryName(_request.Output) ?? "",
            $"{Path.GetFileNameWithoutExtension(_request.Output)}-{number}{Path.GetExtension(_request.Output)}");
    }
}
