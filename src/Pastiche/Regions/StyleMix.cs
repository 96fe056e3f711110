using System.Collections;
using System.Runtime.CompilerServices;

namespace Pastiche;

/// <summary>
/// The styles of a run, at least one: <c>picture</c>, <c>[one, other]</c>, or <c>[new Style(one) { Weight = 2 }, other]</c>. They are
/// blended, or each is painted in a region of its own.
/// </summary>
[CollectionBuilder(typeof(StyleMix), nameof(Create))]
public sealed class StyleMix : IReadOnlyList<Style>
{
    /// <summary>The most styles; more would take hours to measure, and are a mistake.</summary>
    internal const int Most = 1000;

    private readonly Style[] _styles;

    private StyleMix(Style[] styles)
    {
        foreach (var style in styles) ArgumentNullException.ThrowIfNull(style);
        Setting.RequireInRange("The number of styles", styles.Length, 1, Most);
        _styles = styles;
    }

    /// <summary>The number of styles.</summary>
    public int Count => _styles.Length;

    /// <summary>A style.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    public Style this[int index] => _styles[index];

    /// <summary>The name of a style in messages.</summary>
    internal string NameOf(int index) => Count == 1 ? "the style" : $"style {index + 1}";

    /// <summary>Creates a mix of styles.</summary>
    /// <param name="styles">At least one.</param>
    /// <exception cref="PasticheException">There are none.</exception>
    public static StyleMix Create(ReadOnlySpan<Style> styles) => new(styles.ToArray());

    /// <summary>A single style.</summary>
    public static implicit operator StyleMix(Style style) => new([style]);

    /// <summary>A single picture.</summary>
    public static implicit operator StyleMix(Image image) => new([new Style(image)]);

    /// <summary>A single style.</summary>
    /// <param name="style">The style.</param>
    public static StyleMix FromStyle(Style style) => new([style]);

    /// <summary>A single picture.</summary>
    /// <param name="image">Any size.</param>
    public static StyleMix FromImage(Image image) => new([new Style(image)]);

    /// <inheritdoc/>
    public IEnumerator<Style> GetEnumerator() => ((IEnumerable<Style>)_styles).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
