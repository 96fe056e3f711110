namespace Pastiche.Graphs;

/// <summary>Thrown when a graph cannot be built, read or differentiated. The message is one line: got, expected, where.</summary>
public class GraphException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line that names the op, the node and the model where it can.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public GraphException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
