using System.Diagnostics.CodeAnalysis;
using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pastiche;

/// <summary>The way in which a picture is read as a mask; transparent pixels are never covered.</summary>
public sealed partial record MaskReading
{
    private const string ColorForm = "x6";
    private const string LabelForm = "label=";

    private MaskReading(MaskReadingKind kind, int value = 0) => (Kind, Value) = (kind, value);

    /// <summary>Brightness: the luma of the sRGB-encoded colours with the weights of Rec. 709, from black (not covered) to white.</summary>
    public static MaskReading Luma { get; } = new(MaskReadingKind.Luma);

    /// <summary>Alpha alone, whatever the colours are.</summary>
    public static MaskReading Alpha { get; } = new(MaskReadingKind.Alpha);

    /// <summary>Labels: every pixel is covered whose value is not 0.</summary>
    public static MaskReading Labels { get; } = new(MaskReadingKind.Labels);

    /// <summary>The kind of reading.</summary>
    public MaskReadingKind Kind { get; }

    /// <summary>The label, or the colour as 0xRRGGBB.</summary>
    internal int Value { get; }

    /// <summary>
    /// One colour of a picture of flat colours, within 16 (of 255) in red, green and blue. Colours between flat ones, from smooth edges
    /// and compression, belong to the nearest flat one.
    /// </summary>
    /// <param name="color">The colour in sRGB; its alpha is ignored.</param>
    public static MaskReading OfColor(Color color) => new(MaskReadingKind.Color, color.ToArgb() & 0xFFFFFF);

    /// <summary>One label of a grey picture.</summary>
    /// <param name="label">The value in the file, of 8 or 16 bits.</param>
    /// <exception cref="PasticheException">The label is not from 0 to 65,535.</exception>
    public static MaskReading OfLabel(int label)
    {
        Setting.RequireInRange("The label of a mask", label, 0, ushort.MaxValue);
        return new(MaskReadingKind.Label, label);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">luma, alpha, labels, label=3, #f00 or #ff0000.</param>
    /// <exception cref="PasticheException">The text is none of these.</exception>
    public static MaskReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!TryParse(text, out var reading))
            throw Errors.OutOfRange("The reading of a mask", text, "luma, alpha, labels, label=N or a colour as in #ff0000");
        return reading;
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">As for <see cref="Parse"/>.</param>
    /// <param name="reading">The reading; null if the text is none.</param>
    /// <returns>Whether the text is a reading.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MaskReading? reading)
    {
        reading = text is null ? null : Simple.FirstOrDefault(simple => simple.ToString() == text)
            ?? (Hexadecimal().IsMatch(text) ? OfColor(ColorTranslator.FromHtml(text)) : Labeled(text));
        return reading is not null;
    }

    /// <summary>The reading as a text: luma, alpha, labels, label=3 or #ff0000.</summary>
    public override string ToString() => Kind switch
    {
        MaskReadingKind.Color => $"#{Value.ToString(ColorForm, CultureInfo.InvariantCulture)}",
        MaskReadingKind.Label => $"{LabelForm}{Value.ToString(CultureInfo.InvariantCulture)}",
        _ => Kind.ToString().ToLowerInvariant(),
    };

    private static MaskReading? Labeled(string text) =>
        text.StartsWith(LabelForm, StringComparison.Ordinal)
        && ushort.TryParse(text.AsSpan(LabelForm.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var label)
            ? OfLabel(label)
            : null;

    private static MaskReading[] Simple => [Luma, Alpha, Labels];

    [GeneratedRegex(@"\A#(?:[0-9a-f]{3}|[0-9a-f]{6})\z", RegexOptions.IgnoreCase)]
    private static partial Regex Hexadecimal();
}

/// <summary>The kinds of <see cref="MaskReading"/>.</summary>
public enum MaskReadingKind
{
    /// <summary>Brightness.</summary>
    Luma,

    /// <summary>Alpha.</summary>
    Alpha,

    /// <summary>All labels but 0.</summary>
    Labels,

    /// <summary>One label.</summary>
    Label,

    /// <summary>One colour.</summary>
    Color,
}
