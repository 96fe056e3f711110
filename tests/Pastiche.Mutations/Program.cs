using System.Globalization;
using Pastiche.Mutations;

// Loads damaged pictures, and fails if anything happens but success or one clear line. Every number is the same picture every time.
if (arguments() is not { } run)
{
    Console.WriteLine($"usage: Pastiche.Mutations FORMAT COUNT [FIRST]   FORMAT: {string.Join(", ", Enum.GetNames<ImageFileFormat>())}");
    return 2;
}

using var experiment = new Experiment(run.Format, Console.Out);
return experiment.Run(run.First, run.Count) ? 0 : 1;

(ImageFileFormat Format, int Count, int First)? arguments() =>
    args.Length is 2 or 3
    && Enum.TryParse<ImageFileFormat>(args[0], ignoreCase: true, out var format)
    && int.TryParse(args[1], CultureInfo.InvariantCulture, out var count)
    && int.TryParse(args.Length == 3 ? args[2] : "0", CultureInfo.InvariantCulture, out var first)
        ? (format, count, first)
        : null;
