using System.Globalization;
using Pastiche.Stress;

// Calls the public API from several threads in random order, and fails if a number is wrong; memory is for the allocator to check.
switch (args)
{
    case ["overrun"]:
        Overrun.WriteBehindABlock();
        Console.WriteLine("nobody has noticed");
        return 0;
    case [var seconds, ..] when double.TryParse(seconds, CultureInfo.InvariantCulture, out var duration) && duration > 0:
        var tally = new Tally();
        Ordeal.Run(TimeSpan.FromSeconds(duration), seed: args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1, tally);
        tally.Write(Console.Out);
        return tally.Failures == 0 ? 0 : 1;
    default:
        Console.WriteLine(
            "usage: Pastiche.Stress SECONDS [SEED], or Pastiche.Stress overrun to see whether the allocator checks its blocks");
        return 2;
}
