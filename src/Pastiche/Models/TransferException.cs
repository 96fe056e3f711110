namespace Pastiche.Models;

/// <summary>The failure of a download from one URL; the next may work.</summary>
/// <param name="message">The reason as a part of a sentence.</param>
/// <param name="again">Whether to retry the same URL.</param>
/// <param name="cause">The exception that caused it.</param>
internal sealed class TransferException(string message, bool again = false, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether to retry the same URL.</summary>
    public bool Again => again;
}
