using System.Globalization;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs;

/// <summary>Pictures on the way: one beside the result after every so many iterations, numbered by the iterations done in all.</summary>
internal sealed class NumberedImages
{
    private readonly StylizeRequest _request;
    private readonly int _every;
    private readonly int _total;
    private int[] _before = [];

    /// <param name="request">What is painted: out.png is accompanied by out-0025.png.</param>
    /// <param name="every">After how many iterations.</param>
    public NumberedImages(StylizeRequest request, int every)
    {
        (_request, _every) = (request, every);
        _total = request.Options.Scales.Steps.Sum(step => step.Iterations);
    }

    /// <summary>Why there are no more of them; null while all is well. A disk that is full is no reason to stop painting.</summary>
    public string? Problem { get; private set; }

    /// <summary>Refuses to write none, to write where nothing can be written, or over what must stay.</summary>
    /// <exception cref="PasticheException">It would.</exception>
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

    /// <summary>Saves the picture, if it is its turn.</summary>
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
