using System.Globalization;
using ScottPlot;

namespace Pastiche.Lesson.Plotting;

/// <summary>The ticks of a logarithmic axis: powers of ten, with labels at 2 and 5 times them if there are few.</summary>
internal static class DecadeTicks
{
    private const double FewDecades = 2.5;

    /// <summary>The ticks between two decimal logarithms.</summary>
    public static Tick[] Between(double least, double most)
    {
        var labeled = most - least <= FewDecades ? new HashSet<int> { 1, 2, 5 } : [1];
        return
        [
            .. from decade in Enumerable.Range((int)Math.Floor(least), (int)(Math.Ceiling(most) - Math.Floor(least)) + 1)
               from digit in Enumerable.Range(1, 9)
               let position = decade + Math.Log10(digit)
               where position >= least && position <= most
               let major = labeled.Contains(digit)
               select new Tick(position, major ? Label(digit, decade) : "", major),
        ];
    }

    /// <summary>The label of a tick, such as 0.001, 20 or 1e-7.</summary>
    private static string Label(int digit, int decade) => decade is >= -5 and <= 5
        ? ((decimal)(digit * Math.Pow(10, decade))).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{digit}e{decade}");
}
