using System.Reflection;

namespace Pastiche.Runtime;

/// <summary>The version of a library, as its package has it.</summary>
internal static class AssemblyVersion
{
    /// <summary>The version of the library that a type is in, without the commit that it was built from.</summary>
    public static string Of(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
