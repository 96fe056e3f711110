namespace Pastiche.Models;

/// <summary>Why an address did not bring a file; the next may.</summary>
/// <param name="message">The reason as a part of a sentence.</param>
/// <param name="again">Whether the same address may bring more when asked again.</param>
/// <param name="cause">What was thrown.</param>
internal sealed class TransferException(string message, bool again = false, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether the same address may bring more when asked again.</summary>
    public bool Again => again;
}
