namespace Pastiche.Extensions.DependencyInjection;

/// <summary>A request is refused, since as many wait already as may; it can be made again later.</summary>
public sealed class PoolFullException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PoolFullException()
        : this("Too many requests wait already; try again later.")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">The message.</param>
    public PoolFullException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public PoolFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal PoolFullException(int waiting, int most)
        : this(FormattableString.Invariant(
            $"{waiting:N0} requests wait; accepted: at most {most:N0}, which MaxWaiting sets; try again later."))
    {
    }
}
