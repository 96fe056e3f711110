using Pastiche.Cli.Commands;

namespace Pastiche.Cli.Display;

/// <summary>Shows a batch to whoever started it.</summary>
internal interface IBatchDisplay
{
    /// <summary>A picture's turn has come.</summary>
    /// <param name="index">Which it is, from 1.</param>
    /// <param name="of">How many there are.</param>
    /// <param name="image">The picture.</param>
    /// <returns>What shows its run.</returns>
    IDisplay Begin(int index, int of, StylizeRequest image);

    /// <summary>The picture is there already.</summary>
    void Skip(StylizeRequest image);

    /// <summary>The picture cannot be painted.</summary>
    void Fail(StylizeRequest image, string reason);

    /// <summary>Says how it ended.</summary>
    void Finish(BatchEnding ending);
}
