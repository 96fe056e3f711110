namespace Pastiche.Cli.Lesson;

/// <summary>What is going to be done.</summary>
/// <param name="Text">In one line.</param>
/// <param name="Notes">What is worth knowing before, in sentences without their full stops.</param>
internal sealed record JobSummary(string Text, params IReadOnlyList<string> Notes)
{
    /// <summary>The lines to show; a name in them may come from anybody.</summary>
    public IEnumerable<string> Lines => Notes.Select(note => $"note: {note}").Prepend(Text).Select(Printable.Text);

    /// <summary>One of which there is nothing to note.</summary>
    public static implicit operator JobSummary(string text) => new(text);
}
