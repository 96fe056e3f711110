using System.Globalization;
using Pastiche.Imaging;

namespace Pastiche.Cli.Commands;

/// <summary>Pictures on the way: one beside the result after every so many iterations, numbered by the iterations done in all.</summary>
internal sealed class NumberedPictures
{
    private readonly string _output;
    private readonly int _every;
    private readonly SaveOptions _options;
    private readonly int[] _before;
    private readonly int _total;

    /// <param name="output">The result's path: out.png is accompanied by out-0025.png.</param>
    /// <param name="every">After how many iterations.</param>
    /// <param name="options">How to write them.</param>
    /// <param name="scales">Iterations of each scale.</param>
    public NumberedPictures(string output, int every, SaveOptions options, ScaleSchedule scales)
    {
        (_output, _every, _options) = (output, every, options);
        _before = new int[scales.Steps.Count];
        foreach (var (scale, step) in scales.Steps.Index())
        {
            _before[scale] = _total;
            _total += step.Iterations;
        }
    }

    /// <summary>Why there are no more of them; null while all is well. A disk that is full is no reason to stop painting.</summary>
    public string? Problem { get; private set; }

    /// <summary>Refuses to overwrite what must not be.</summary>
    /// <exception cref="PasticheException">There is such a file.</exception>
    public void Check()
    {
        if (_options.Overwrite) return;
        for (var done = _every; done <= _total; done += _every) WholeFile.Check(PathOf(done), overwrite: false);
    }

    /// <summary>Saves the picture, if it is its turn.</summary>
    public void Add(StylizeStep step)
    {
        var done = _before[step.Scale] + step.Iteration;
        if (Problem is not null || done % _every != 0) return;
        try
        {
            step.Result().Save(PathOf(done), _options);
        }
        catch (PasticheException problem)
        {
            Problem = problem.Message;
        }
    }

    private string PathOf(int done)
    {
        var digits = Math.Max(4, $"{_total}".Length);
        var number = done.ToString($"D{digits}", CultureInfo.InvariantCulture);
        return Path.Combine(
            Path.GetDirectoryName(_output) ?? "", $"{Path.GetFileNameWithoutExtension(_output)}-{number}{Path.GetExtension(_output)}");
    }
}
