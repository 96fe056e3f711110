namespace Pastiche.Weights.Pickle;

/// <summary>What a pickle may refer to beside plain data. Whatever is not known here is refused; nothing of the file is ever run.</summary>
internal interface IPickleClasses
{
    /// <summary>What stands for a class or function.</summary>
    /// <param name="name">Module and name, with a dot between.</param>
    /// <exception cref="PasticheException">It is none of those that weights need.</exception>
    object Find(string name);

    /// <summary>What a class or function makes of arguments.</summary>
    /// <param name="callable">What <see cref="Find"/> gave, or anything else that the pickle calls.</param>
    /// <param name="arguments">Plain data, and what other calls made.</param>
    /// <exception cref="PasticheException">It cannot be called so.</exception>
    object? Call(object? callable, object?[] arguments);

    /// <summary>Gives an object its state.</summary>
    /// <exception cref="PasticheException">It takes none.</exception>
    void Build(object? target, object? state);

    /// <summary>What is stored outside of the pickle.</summary>
    /// <exception cref="PasticheException">The reference cannot be understood.</exception>
    object Refer(object? id);
}
