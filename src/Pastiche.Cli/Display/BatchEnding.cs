namespace Pastiche.Cli.Display;

/// <summary>How a batch ended.</summary>
/// <param name="Painted">Pictures painted.</param>
/// <param name="Skipped">Pictures that were there already.</param>
/// <param name="Failed">Pictures that could not be painted.</param>
/// <param name="Left">Pictures that it did not come to, or not to the end of.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="ContactSheet">Where all results are side by side; null for nowhere.</param>
internal sealed record BatchEnding(int Painted, int Skipped, int Failed, int Left, TimeSpan Elapsed, string? ContactSheet)
{
    /// <summary>Whether there is nothing that has to be told on stderr.</summary>
    public bool IsGood => Failed == 0 && Left == 0;

    /// <summary>The same in one line.</summary>
    public string Summary
    {
        get
        {
            var there = Skipped == 0 ? "" : $", {Skipped} there already";
            var failed = Failed == 0 ? "" : $", {Failed} failed";
            var sheet = ContactSheet is null ? "" : $"; side by side in {Printable.Text(ContactSheet)}";
            return $"painted {Painted} of {Images(All)}{there}{failed}, in {Format.Duration(Elapsed)}{sheet}";
        }
    }

    /// <summary>What is left, in one sentence.</summary>
    public string Remaining => $"{Left} of {Images(All)} {(Left == 1 ? "is" : "are")} left, which the same command goes on with";

    private int All => Painted + Skipped + Failed + Left;

    private static string Images(int count) => count == 1 ? "1 picture" : $"{count} pictures";
}
