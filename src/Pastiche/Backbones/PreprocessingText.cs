using System.Globalization;
using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>The text form of a preprocessing: a name, or mean=R,G,B:std=R,G,B:max=255:bgr, in which every part is optional.</summary>
internal static class PreprocessingText
{
    private const string FreeForm = "mean=R,G,B:std=R,G,B:max=255:bgr";

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<PreprocessingKind> Kinds { get; } = Enum.GetValues<PreprocessingKind>();

    /// <summary>The names of the kinds.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds.Select(NameOf)];

    /// <summary>What is accepted, for messages and help.</summary>
    public static string Accepted { get; } = $"{string.Join(", ", Names)}, or numbers as in {FreeForm}";

    /// <summary>Writes the name, or the numbers.</summary>
    public static string Write(Preprocessing preprocessing)
    {
        if (preprocessing.Kind is { } kind) return NameOf(kind);
        var parts = new List<string>();
        if (preprocessing.Mean.Any(value => value != 0)) parts.Add($"mean={List(preprocessing.Mean)}");
        if (preprocessing.Deviation.Any(value => value != 1)) parts.Add($"std={List(preprocessing.Deviation)}");
        parts.Add($"max={Number(preprocessing.Maximum)}");
        if (preprocessing.BlueFirst) parts.Add("bgr");
        return string.Join(':', parts);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="subject">What messages call it, as in "The preprocessing".</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">It cannot be understood, or a number is out of range.</exception>
    public static Preprocessing Parse(string subject, string text)
    {
        foreach (var kind in Kinds)
        {
            if (text.Equals(NameOf(kind), StringComparison.OrdinalIgnoreCase)) return Preprocessing.Of(kind);
        }

        var parts = new Dictionary<string, string>();
        foreach (var part in text.ToLowerInvariant().Split(':'))
        {
            var (key, value) = part.Split('=', 2) is [var name, var number] ? (name, number) : (part, "");
            var complete = key == "bgr" ? value.Length == 0 : value.Length > 0;
            if (key is not ("mean" or "std" or "max" or "bgr") || !complete || !parts.TryAdd(key, value)) throw Refused();
        }

        ValueList<float> mean = Numbers("mean", 0), deviation = Numbers("std", 1);
        var maximum = parts.ContainsKey("max") ? Numbers("max", 1)[0] : Guessed(subject, text, mean, deviation);
        return new Preprocessing(mean, deviation, maximum, parts.ContainsKey("bgr"));

        ValueList<float> Numbers(string key, float otherwise)
        {
            if (!parts.TryGetValue(key, out var value)) return [otherwise, otherwise, otherwise];
            var numbers = new List<float>();
            foreach (var word in value.Split(','))
            {
                var isNumber = float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
                if (!isNumber || !float.IsFinite(number)) throw Refused();
                numbers.Add(number);
            }

            if (numbers.Count != 1 && (numbers.Count != Image.Channels || key == "max")) throw Refused();
            return numbers.Count == 1 ? [numbers[0], numbers[0], numbers[0]] : [.. numbers];
        }

        PasticheException Refused() => Errors.OutOfRange(subject, text, Accepted);
    }

    /// <summary>Infers the maximum: a mean or a deviation over 1 means that colors go to 255.</summary>
    private static float Guessed(string subject, string text, ValueList<float> mean, ValueList<float> deviation)
    {
        var unlike = mean.Max() > 1 ? deviation.Min() < 1 : mean.Max() > 0 && deviation.Max() > 1;
        if (unlike)
        {
            throw Errors.OutOfRange(
                subject, $"{text}, whose mean and deviation are not of the same colors",
                "both of colors to 1 or both of colors to 255; max=1 or max=255 tells");
        }

        return mean.Concat(deviation).Max() > 1 ? 255 : 1;
    }

    private static string NameOf(PreprocessingKind kind) => $"{kind}".ToLowerInvariant();

    private static string List(ValueList<float> numbers) => string.Join(',', numbers.Select(Number));

    private static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);
}
