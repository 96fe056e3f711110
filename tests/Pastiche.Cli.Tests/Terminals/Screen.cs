using System.Globalization;
using System.Text.RegularExpressions;

namespace Pastiche.Cli.Tests.Terminals;

/// <summary>
/// What somebody in front of a terminal sees of what a program wrote to it. Knows what the displays use, colours apart; anything else
/// is an error, so that nothing goes unnoticed.
/// </summary>
internal sealed partial class Screen(int width, int height)
{
    private readonly List<char[]> _rows = [.. Enumerable.Range(0, height).Select(_ => Blank(width))];
    private int _row;
    private int _column;

    /// <summary>Whether the cursor is there to be seen.</summary>
    public bool CursorVisible { get; private set; } = true;

    /// <summary>
    /// Every line down to the last one with something on it, those that scrolled out of sight too, without blanks at the end.
    /// </summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = _rows.ConvertAll(row => new string(row).TrimEnd());
            return lines[..(lines.FindLastIndex(line => line.Length > 0) + 1)];
        }
    }

    /// <summary>Where the next character goes: its line among <see cref="Lines"/>, and its column.</summary>
    public (int Line, int Column) Cursor => (Top + _row, _column);

    private int Top => _rows.Count - height;

    private char[] Row => _rows[Top + _row];

    /// <summary>Shows more text.</summary>
    public Screen Write(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '\e')
            {
                var sequence = Sequence().Match(text, i);
                if (!sequence.Success)
                    throw new FormatException($"no known sequence: {text[i..Math.Min(text.Length, i + 10)].Replace('\e', '␛')}");
                Obey(sequence);
                i += sequence.Length;
            }
            else
            {
                Put(text[i++]);
            }
        }

        return this;
    }

    private void Put(char character)
    {
        switch (character)
        {
            case '\r':
                _column = 0;
                break;
            case '\n':
                LineFeed();
                break;
            case '\b':
                _column = Math.Max(0, Math.Min(_column, width - 1) - 1);
                break;
            case < ' ':
                throw new FormatException($"no known control character: {(int)character}");
            default:
                // The cursor waits behind the last column until there is something for the next line.
                if (_column == width)
                {
                    _column = 0;
                    LineFeed();
                }

                Row[_column++] = character;
                break;
        }
    }

    private void LineFeed()
    {
        if (_row + 1 < height) _row++;
        else _rows.Add(Blank(width));
    }

    private void Obey(Match sequence)
    {
        var number = int.TryParse(sequence.Groups["number"].Value, CultureInfo.InvariantCulture, out var given) ? given : (int?)null;
        switch (sequence.Groups["kind"].Value)
        {
            case "A":
                _row = Math.Max(0, _row - (number ?? 1));
                break;
            case "B":
                _row = Math.Min(height - 1, _row + (number ?? 1));
                break;
            case "G":
                _column = Math.Clamp((number ?? 1) - 1, 0, width - 1);
                break;
            case "K":
                Row.AsSpan(number switch { 1 => 0..Math.Min(_column + 1, width), 2 => .., _ => _column.. }).Fill(' ');
                break;
            case "J":
                Row.AsSpan(_column..).Fill(' ');
                foreach (var row in _rows[(Top + _row + 1)..]) row.AsSpan().Fill(' ');
                break;
            case "?25h" or "?25l":
                CursorVisible = sequence.Value[^1] == 'h';
                break;
        }
    }

    private static char[] Blank(int width) => [.. Enumerable.Repeat(' ', width)];

    /// <summary>
    /// Movements and erasures with one number, colours, the cursor, and how arrow keys are to be sent (which shows nowhere).
    /// </summary>
    [GeneratedRegex(@"\G\e(?:\[(?<number>\d*)(?<kind>[ABGK])|\[0?(?<kind>J)|\[[\d;]*m|\[(?<kind>\?25[hl])|\[\?1[hl]|[=>])")]
    private static partial Regex Sequence();
}
