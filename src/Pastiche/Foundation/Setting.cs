using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>
/// A property of a record of options, as its attributes describe it: the only place where its range and its consequence are stated.
/// The library refuses by it; help, reference and sliders are made of it.
/// </summary>
internal sealed partial record Setting
{
    private Setting(PropertyInfo property, object options)
    {
        Name = property.Name;
        Value = property.GetValue(options);
        Consequence = property.GetCustomAttribute<DescriptionAttribute>()?.Description;
        Allowed = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values ?? [];
        if (property.GetCustomAttribute<RangeAttribute>() is not { } range) return;
        Least = Bound(range.Minimum);
        Most = Bound(range.Maximum);

        // In the type of the property, because 0.1f is not 0.1.
        IComparable Bound(object end) => (IComparable)Convert.ChangeType(end, property.PropertyType, CultureInfo.InvariantCulture);
    }

    /// <summary>The property's name.</summary>
    public string Name { get; }

    /// <summary>What it is in the options at hand; the default, if those are the defaults.</summary>
    public object? Value { get; }

    /// <summary>What comes of it: a sentence without its full stop.</summary>
    public string? Consequence { get; }

    /// <summary>The smallest number that is accepted, in the property's type; null where it has no range.</summary>
    public IComparable? Least { get; }

    /// <summary>The largest number that is accepted; the type's largest where only infinity is too much.</summary>
    public IComparable? Most { get; }

    /// <summary>The values that are accepted, where they are few.</summary>
    public IReadOnlyList<object?> Allowed { get; }

    /// <summary>What is accepted as people say it: 16 to 16384, 0 or more, 8 or 16; null where everything is.</summary>
    public string? Accepted =>
        Least is not null ? Span(Least, Most!)
        : Allowed.Count > 0 ? string.Join(" or ", Allowed)
        : null;

    /// <summary>A property of a record of options.</summary>
    /// <param name="options">The record.</param>
    /// <param name="property">The property's name.</param>
    public static Setting Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T options, string property)
        where T : notnull => new(typeof(T).GetProperty(property)!, options);

    /// <summary>Refuses a record of options of which a property is outside what it accepts, NaN and infinity too.</summary>
    /// <param name="options">The record.</param>
    /// <param name="where">What to add to the property's name in the message: " of a scale".</param>
    /// <exception cref="PasticheException">A property is.</exception>
    public static void Require<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T options, string where = "")
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var setting = new Setting(property, options);
            if (!setting.Accepts(setting.Value))
                throw Errors.OutOfRange($"The {setting.Words}{where}", Invariant($"{setting.Value}"), setting.Accepted!);
        }
    }

    /// <summary>A range as people say it.</summary>
    public static string Span(IComparable least, IComparable most) =>
        most is int.MaxValue or float.MaxValue && least is not int.MinValue
            ? Invariant($"{least} or more")
            : Invariant($"{least} to {most}");

    /// <summary>NaN is less than any number to <see cref="IComparable"/>, and so it is outside every range.</summary>
    private bool Accepts(object? value) =>
        (Least is null || (Least.CompareTo(value) <= 0 && Most!.CompareTo(value) >= 0))
        && (Allowed.Count == 0 || Allowed.Contains(value));

    /// <summary>TotalVariationWeight as total variation weight.</summary>
    private string Words => Capital().Replace(Name, match => $" {char.ToLowerInvariant(match.Value[0])}").TrimStart();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
