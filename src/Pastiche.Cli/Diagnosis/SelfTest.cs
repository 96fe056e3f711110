using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Diagnosis;

/// <summary>The result of the self-test.</summary>
/// <param name="Ok">Whether everything worked.</param>
/// <param name="Seconds">The duration in seconds.</param>
/// <param name="Problem">The first error, in one line; null if there is none.</param>
internal sealed record SelfTest(bool Ok, double Seconds, string? Problem)
{
    private const int Iterations = 10;
    private const double ClearFall = 0.5;

    // Half a step of 8 bits, with a margin for the arithmetic.
    private const float Rounding = 0.51f / 255;

    /// <summary>Paints a small image with the embedded network, saves it and loads it again.</summary>
    /// <param name="folder">The folder of the temporary file.</param>
    public static SelfTest Run(string folder)
    {
        var clock = Stopwatch.StartNew();
        string? problem;
        try
        {
            var image = Paint(out problem);
            problem ??= SaveAndLoad(image, Path.Combine(folder, $"pastiche-{Path.GetRandomFileName()}.png"));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            problem = exception is PasticheException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
        }

        var shown = problem is null ? null : HomeFolder.Hide(Message.OneLine(problem));
        return new SelfTest(problem is null, Math.Round(clock.Elapsed.TotalSeconds, 3), shown);
    }

    /// <summary>The result in one line.</summary>
    public override string ToString() => Ok ? $"ok in {Format.Duration(TimeSpan.FromSeconds(Seconds))}" : $"failed: {Problem}";

    /// <summary>Describes losses that do not decrease; null if they do.</summary>
    internal static string? Classify(IReadOnlyList<LossTerms> terms, IReadOnlyList<double> totals)
    {
        var wrong = Enumerable.Range(0, terms.Count).FirstOrDefault(i => !IsFinite(terms[i]) || !double.IsFinite(totals[i]), -1);
        if (wrong >= 0) return $"a loss was infinite or undefined after {wrong + 1} of {Iterations} iterations";
        return totals[^1] < ClearFall * totals[0]
            ? null
            : $"the total loss went from {Format.Loss(totals[0])} to {Format.Loss(totals[^1])}; it should have halved";
    }

    /// <summary>Describes how a loaded image differs from the saved one; null if it does not.</summary>
    internal static string? Compare(Image saved, Image loaded)
    {
        if ((saved.Width, saved.Height) != (loaded.Width, loaded.Height))
            return $"a picture of {Format.Size(saved.Width, saved.Height)} was {Format.Size(loaded.Width, loaded.Height)} when read back";
        var different = 0;
        for (var i = 0; i < saved.Pixels.Length; i++)
        {
            if (!(Math.Abs(Math.Clamp(saved.Pixels[i], 0, 1) - loaded.Pixels[i]) <= Rounding)) different++;
        }

        return different == 0 ? null : $"{different} of {saved.Pixels.Length} values of a picture were others when read back";
    }

    private static Image Paint(out string? problem)
    {
        using var stylizer = new Stylizer();
        var options = StylizeOptions.Default with { Scales = ScaleSchedule.Of(64).WithIterations(Iterations) };
        var (terms, totals, image) = (new List<LossTerms>(), new List<double>(), new Image(1, 1));
        foreach (var step in stylizer.Steps(TestImages.Content(), TestImages.Style(), options))
        {
            terms.Add(step.Terms);
            totals.Add(step.Total);
            image = step.GetImage();
        }

        problem = Classify(terms, totals);
        return image;
    }

    private static string? SaveAndLoad(Image image, string path)
    {
        try
        {
            image.Save(path);
            return Compare(image, Image.Load(path));
        }
        finally
        {
            if (File.Exists(path)) File.Delete(path);
        }
    }

    private static bool IsFinite(LossTerms terms) =>
        double.IsFinite(terms.Content) && double.IsFinite(terms.Style) && double.IsFinite(terms.TotalVariation)
            && double.IsFinite(terms.Range);
}
