namespace Pastiche;

/// <summary>
/// An input that cannot be used: a picture, a setting or a file. The message is one line for the person who gave it: what was
/// wrong, where, and what is accepted.
/// </summary>
public sealed class PasticheException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: got, expected, where, and the way out.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public PasticheException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
