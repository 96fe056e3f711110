namespace Pastiche;

/// <summary>
/// The exception for an input that cannot be used: a picture, a setting or a file. Its message is one line for the person who gave the
/// input: what was wrong, where, and what is accepted.
/// </summary>
public sealed class PasticheException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: got, expected, where, and the way out.</param>
    /// <param name="innerException">The exception that caused it; null if none did.</param>
    public PasticheException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
