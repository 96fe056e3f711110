namespace Pastiche.Graphs;

/// <content>Formulas: each operator appends the node of that name to the graph; a number becomes a constant.</content>
public sealed partial class Value
{
    /// <summary>left + right, element by element, with broadcasting.</summary>
    public static Value operator +(Value left, Value right) => left.Graph.Add(left, right);

    /// <inheritdoc cref="operator +(Value, Value)"/>
    public static Value operator +(Value left, float right) => left + left.Graph.Scalar(right);

    /// <inheritdoc cref="operator +(Value, Value)"/>
    public static Value operator +(float left, Value right) => right.Graph.Scalar(left) + right;

    /// <summary>left − right, element by element, with broadcasting.</summary>
    public static Value operator -(Value left, Value right) => left.Graph.Sub(left, right);

    /// <inheritdoc cref="operator -(Value, Value)"/>
    public static Value operator -(Value left, float right) => left - left.Graph.Scalar(right);

    /// <inheritdoc cref="operator -(Value, Value)"/>
    public static Value operator -(float left, Value right) => right.Graph.Scalar(left) - right;

    /// <summary>−x.</summary>
    public static Value operator -(Value x) => x.Graph.Neg(x);

    /// <summary>left · right, element by element, with broadcasting.</summary>
    public static Value operator *(Value left, Value right) => left.Graph.Mul(left, right);

    /// <inheritdoc cref="operator *(Value, Value)"/>
    public static Value operator *(Value left, float right) => left * left.Graph.Scalar(right);

    /// <inheritdoc cref="operator *(Value, Value)"/>
    public static Value operator *(float left, Value right) => right.Graph.Scalar(left) * right;

    /// <summary>left / right, element by element, with broadcasting.</summary>
    public static Value operator /(Value left, Value right) => left.Graph.Div(left, right);

    /// <inheritdoc cref="operator /(Value, Value)"/>
    public static Value operator /(Value left, float right) => left / left.Graph.Scalar(right);

    /// <inheritdoc cref="operator /(Value, Value)"/>
    public static Value operator /(float left, Value right) => right.Graph.Scalar(left) / right;

    /// <summary>Whether left &gt; right, element by element, with broadcasting; a boolean.</summary>
    public static Value operator >(Value left, Value right) => left.Graph.Greater(left, right);

    /// <inheritdoc cref="operator &gt;(Value, Value)"/>
    public static Value operator >(Value left, float right) => left > left.Graph.Scalar(right);

    /// <summary>Whether left &lt; right, element by element, with broadcasting; a boolean.</summary>
    public static Value operator <(Value left, Value right) => right > left;

    /// <inheritdoc cref="operator &lt;(Value, Value)"/>
    public static Value operator <(Value left, float right) => left < left.Graph.Scalar(right);
}
