using System.Numerics;

namespace Pastiche.Imaging;

/// <summary>
/// The lines of a picture from one of its sides inwards: columns from the left or the right, rows from the top or the bottom. Each is also
/// looked at in pieces, whose means have less grain than its pixels.
/// </summary>
internal sealed class FrameLines
{
    private const int ShortestPiece = 8;
    private const int MostPieces = 64;

    /// <summary>The most lines from the beginning of an abrupt change to its middle.</summary>
    private const int MostSteps = 3;

    private readonly Image _image;
    private readonly int _first;
    private readonly int _inwards;
    private readonly int _along;
    private readonly List<Vector3[]> _pieces = [];

    /// <param name="image">The picture.</param>
    /// <param name="cut">What of it is left out.</param>
    /// <param name="side">The side at which line 0 is.</param>
    public FrameLines(Image image, Insets cut, Side side)
    {
        var (width, height) = cut.Within(image.Size);
        _image = image;
        _first = (cut.Top * image.Width) + cut.Left;
        (_inwards, _along, Length) = side is Side.Left or Side.Right ? (1, image.Width, height) : (image.Width, 1, width);
        if (side == Side.Right) (_first, _inwards) = (_first + width - 1, -1);
        if (side == Side.Bottom) (_first, _inwards) = (_first + ((height - 1) * image.Width), -image.Width);
        Pieces = Math.Clamp(Length / ShortestPiece, 1, MostPieces);
    }

    /// <summary>The number of pixels in a line.</summary>
    public int Length { get; }

    /// <summary>The number of pieces in a line.</summary>
    public int Pieces { get; }

    /// <summary>The median color of the middle half of a line, which no other side's frame reaches.</summary>
    public Vector3 Color(int line) => PerChannel(channel => Tones(line, channel).Quantile(0.5));

    /// <summary>How much the pixels in the middle half of a line differ, in the channel where they differ most.</summary>
    public float Spread(int line) => Largest(PerChannel(channel => Tones(line, channel).Spread));

    /// <summary>How much the pieces in the middle half of the first line differ, in the channel where they differ most.</summary>
    public float PieceSpread() => Largest(PerChannel(channel =>
    {
        var tones = new ToneCounts();
        for (var piece = Pieces / 4; piece < Pieces - (Pieces / 4); piece++) tones.Add(Piece(0, piece)[channel]);
        return tones.Spread;
    }));

    /// <summary>The share of a line's pixels that differ from a color by more than a tolerance.</summary>
    public double ShareOfOthers(int line, Vector3 color, float tolerance)
    {
        var count = 0;
        var red = _image.Plane(0);
        var green = _image.Plane(1);
        var blue = _image.Plane(2);
        for (var i = 0; i < Length; i++)
        {
            var index = Index(line, i);
            if (Difference(new Vector3(red[index], green[index], blue[index]), color) > tolerance) count++;
        }

        return (double)count / Length;
    }

    /// <summary>For each piece, the line from which on it is another color; null if it does not change abruptly.</summary>
    /// <param name="least">The least change that counts.</param>
    /// <param name="deepest">The last line that is considered.</param>
    public int?[] Changes(float least, int deepest)
    {
        var changes = new int?[Pieces];
        for (var line = 1; line <= deepest && changes.Contains(null); line++)
        {
            for (var piece = 0; piece < Pieces; piece++)
            {
                {
                    if (changes[piece] is not null || Change(line, piece) <= least) continue;
                    changes[piece] = Steepest(line, Math.Min(line + MostSteps, deepest), piece);
                }
            }
        }

        return changes;
    }

    /// <summary>The largest difference of two colors in a channel.</summary>
    public static float Difference(Vector3 one, Vector3 other) => Largest(Vector3.Abs(one - other));

    private static float Largest(Vector3 values) => Math.Max(values.X, Math.Max(values.Y, values.Z));

    private static Vector3 PerChannel(Func<int, float> value) => new(value(0), value(1), value(2));

    /// <summary>The line at which a change that begins is largest.</summary>
    private int Steepest(int line, int last, int piece)
    {
        while (line < last && Change(line + 1, piece) > Change(line, piece)) line++;
        return line;
    }

    /// <summary>The difference between the two lines before a line and the two from it on, in a piece.</summary>
    private float Change(int line, int piece) => Difference(
        (Piece(line - 1, piece) + Piece(Math.Max(0, line - 2), piece)) / 2, (Piece(line, piece) + Piece(line + 1, piece)) / 2);

    private Vector3 Piece(int line, int piece)
    {
        while (_pieces.Count <= line) _pieces.Add([.. Enumerable.Range(0, Pieces).Select(number => Mean(_pieces.Count, number))]);
        return _pieces[line][piece];
    }

    private Vector3 Mean(int line, int piece)
    {
        var (start, end) = (piece * Length / Pieces, (piece + 1) * Length / Pieces);
        return PerChannel(channel =>
        {
            var sum = 0f;
            var plane = _image.Plane(channel);
            for (var i = start; i < end; i++) sum += plane[Index(line, i)];
            return sum / (end - start);
        });
    }

    private ToneCounts Tones(int line, int channel)
    {
        var tones = new ToneCounts();
        var plane = _image.Plane(channel);
        for (var i = Length / 4; i < Length - (Length / 4); i++) tones.Add(plane[Index(line, i)]);
        return tones;
    }

    private int Index(int line, int position) => _first + (line * _inwards) + (position * _along);
}
