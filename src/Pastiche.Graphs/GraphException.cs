namespace Pastiche.Graphs;

/// <summary>A graph that cannot be built, read or differentiated. The message is one line: got, expected, where.</summary>
public class GraphException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line that names the op, the node and the model where it can.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public GraphException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
