namespace Pastiche.Weights.Pickle;

/// <summary>
/// The classes, functions and storages that a pickle may refer to; all others are refused, and nothing of the file is executed.
/// </summary>
internal interface IPickleClasses
{
    /// <summary>Finds the object that represents a class or function.</summary>
    /// <param name="name">Module and name, separated by a dot.</param>
    /// <exception cref="PasticheException">Weights do not need it.</exception>
    object Find(string name);

    /// <summary>Calls a class or function.</summary>
    /// <param name="callable">A result of <see cref="Find"/>, or anything else that the pickle calls.</param>
    /// <param name="arguments">Plain data, and results of other calls.</param>
    /// <exception cref="PasticheException">It cannot be called with these arguments.</exception>
    object? Call(object? callable, object?[] arguments);

    /// <summary>Sets the state of an object.</summary>
    /// <exception cref="PasticheException">The object has no state.</exception>
    void Build(object? target, object? state);

    /// <summary>Resolves a reference to something stored outside of the pickle.</summary>
    /// <exception cref="PasticheException">The reference is not valid.</exception>
    object Refer(object? id);
}
