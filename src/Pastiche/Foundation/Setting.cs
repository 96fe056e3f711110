using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>
/// A property of an options record, described by its attributes, the only place that states its range and its consequence. Validation,
/// help, reference and sliders use it.
/// </summary>
internal sealed partial record Setting
{
    private Setting(PropertyInfo property, object options)
    {
        Name = property.Name;
        IsOptional = Nullable.GetUnderlyingType(property.PropertyType) is not null;
        Value = property.GetValue(options);
        Consequence = property.GetCustomAttribute<DescriptionAttribute>()?.Description;
        Allowed = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values ?? [];
        if (property.GetCustomAttribute<RangeAttribute>() is not { } range) return;
        Least = Bound(range.Minimum);
        Most = Bound(range.Maximum);

        // In the type of the property, because 0.1f is not 0.1.
        IComparable Bound(object end) => (IComparable)Convert.ChangeType(
            end, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, CultureInfo.InvariantCulture);
    }

    /// <summary>The property's name.</summary>
    public string Name { get; }

    /// <summary>The value in the record; the default, if that is the record of defaults.</summary>
    public object? Value { get; }

    /// <summary>Whether it may be null.</summary>
    public bool IsOptional { get; }

    /// <summary>The consequence of changing it, a sentence without its full stop.</summary>
    public string? Consequence { get; }

    /// <summary>The smallest accepted number, in the property's type; null if there is no range.</summary>
    public IComparable? Least { get; }

    /// <summary>The largest accepted number; the type's largest if only infinity is refused.</summary>
    public IComparable? Most { get; }

    /// <summary>The accepted values, if they are few.</summary>
    public IReadOnlyList<object?> Allowed { get; }

    /// <summary>What is accepted as text: 16 to 16384, 0 or more, 1, 4 or 8; null if everything is.</summary>
    public string? Accepted =>
        Least is not null ? Span(Least, Most!)
        : Allowed.Count > 0 ? $"{string.Join(", ", Allowed.SkipLast(1))} or {Allowed[^1]}"
        : null;

    /// <summary>The name in words: TotalVariationWeight as total variation weight.</summary>
    public string Words => Capital().Replace(Name, match => $" {char.ToLowerInvariant(match.Value[0])}").TrimStart();

    /// <summary>Describes a property of an options record.</summary>
    /// <param name="options">The record.</param>
    /// <param name="property">The property's name.</param>
    public static Setting Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T options, string property)
        where T : notnull => new(typeof(T).GetProperty(property)!, options);

    /// <summary>Describes all properties of an options record.</summary>
    /// <param name="options">The record.</param>
    public static IEnumerable<Setting> AllOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T options)
        where T : notnull =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => new Setting(property, options));

    /// <summary>Refuses a record with a property outside of its range, including NaN and infinity.</summary>
    /// <param name="options">The record.</param>
    /// <param name="where">A suffix to the property's name in the message: " of a scale".</param>
    /// <exception cref="PasticheException">A property is outside of its range.</exception>
    public static void Require<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        T options, string where = "")
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var setting in AllOf(options))
        {
            if (!setting.Accepts(setting.Value))
                throw Errors.OutOfRange($"The {setting.Words}{where}", Invariant($"{setting.Value}"), setting.Accepted!);
        }
    }

    /// <summary>Refuses a number outside of a range, including NaN.</summary>
    /// <param name="setting">The setting, as the beginning of the message: "The number of threads".</param>
    /// <param name="got">The number.</param>
    /// <param name="least">The smallest that is accepted.</param>
    /// <param name="most">The largest that is accepted.</param>
    /// <exception cref="PasticheException">The number is outside of the range.</exception>
    public static void RequireInRange<T>(string setting, T got, T least, T most)
        where T : INumber<T>
    {
        if (!(got >= least && got <= most)) throw Errors.OutOfRange(setting, Invariant($"{got}"), Invariant($"{least} to {most}"));
    }

    /// <summary>A range as text.</summary>
    public static string Span(IComparable least, IComparable most) =>
        most is int.MaxValue or float.MaxValue && least is not int.MinValue
            ? Invariant($"{least} or more")
            : Invariant($"{least} to {most}");

    /// <summary>
    /// Whether a value is in range; <see cref="IComparable"/> orders NaN below all numbers, and so outside of every range.
    /// </summary>
    private bool Accepts(object? value) =>
        (IsOptional && value is null)
        || ((Least is null || (Least.CompareTo(value) <= 0 && Most!.CompareTo(value) >= 0))
            && (Allowed.Count == 0 || Allowed.Contains(value)));

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
