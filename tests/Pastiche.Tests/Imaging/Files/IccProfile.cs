using System.Text;

namespace Pastiche.Tests.Imaging.Files;

/// <summary>Writes ICC profiles, version 2 (ICC.1:2001-04): matrices with curves, grey, and tables for CMYK.</summary>
internal static class IccProfile
{
    private const int HeaderLength = 128;

    /// <summary>Of an RGB space.</summary>
    public static byte[] Of(ColorSpace space) => Matrix(space);

    /// <summary>Of an RGB space, and by its tag cicp of another, as the numbers of H.273.</summary>
    public static byte[] WithCodePoints(ColorSpace space, byte primaries, byte transfer) =>
        Matrix(space, ("cicp", [.. "cicp"u8, 0, 0, 0, 0, primaries, transfer, 0, 1]));

    /// <summary>Of grey.</summary>
    public static byte[] Gray(Func<double, double> curve) => Profile("mntr", "GRAY", "XYZ ", ("kTRC", Curve(curve)));

    /// <summary>
    /// Of inks: L*, a* and b* of each of the sixteen ways to print some in full and the others not at all, black fastest.
    /// </summary>
    public static byte[] Cmyk(Func<bool, bool, bool, bool, (double L, double A, double B)> lab)
    {
        byte[] straight = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        var table = Enumerable.Range(0, 16).Select(inks => lab((inks & 8) > 0, (inks & 4) > 0, (inks & 2) > 0, (inks & 1) > 0));
        return Profile("prtr", "CMYK", "Lab ", ("A2B0",
        [
            .. "mft1"u8, 0, 0, 0, 0, 4, 3, 2, 0,
            .. ((int[])[1, 0, 0, 0, 1, 0, 0, 0, 1]).SelectMany(value => Ends.Big(value << 16)),
            .. Enumerable.Repeat(straight, 4).SelectMany(curve => curve),
            .. table.SelectMany(to => (byte[])[(byte)Math.Round(to.L * 2.55), (byte)(to.A + 128), (byte)(to.B + 128)]),
            .. Enumerable.Repeat(straight, 3).SelectMany(curve => curve),
        ]));
    }

    private static byte[] Matrix(ColorSpace space, params (string Name, byte[] Data)[] more)
    {
        var toXyz = space.ToXyz;
        var curve = Curve(space.Curve);
        return Profile("mntr", "RGB ", "XYZ ",
        [
            ("rXYZ", Xyz(toXyz.Column(0))), ("gXYZ", Xyz(toXyz.Column(1))), ("bXYZ", Xyz(toXyz.Column(2))),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve), .. more,
        ]);
    }

    private static byte[] Profile(string kind, string from, string to, params (string Name, byte[] Data)[] tags)
    {
        tags =
        [
            ("desc", [.. "desc"u8, 0, 0, 0, 0, .. Ends.Big(5), .. "Test\0"u8, .. new byte[78]]),
            ("cprt", [.. "text"u8, 0, 0, 0, 0, .. "None\0"u8]),
            ("wtpt", Xyz([0.9642, 1, 0.8249])),
            .. tags,
        ];
        var entries = new List<byte>(Ends.Big(tags.Length));
        var data = new List<byte>();
        foreach (var (name, content) in tags)
        {
            entries.AddRange(
                [.. Ascii(name), .. Ends.Big(HeaderLength + 4 + (12 * tags.Length) + data.Count), .. Ends.Big(content.Length)]);
            data.AddRange([.. content, .. new byte[(4 - (content.Length % 4)) % 4]]);
        }

        byte[] body = [.. entries, .. data];
        return
        [
            .. Ends.Big(HeaderLength + body.Length), .. new byte[4], 2, 0x20, 0, 0, .. Ascii(kind), .. Ascii(from), .. Ascii(to),
            .. new byte[12], .. "acsp"u8, .. new byte[28], .. Fixed(0.9642), .. Fixed(1), .. Fixed(0.8249), .. new byte[48],
            .. body,
        ];
    }

    private static byte[] Xyz(double[] values) => [.. "XYZ "u8, 0, 0, 0, 0, .. values.SelectMany(Fixed)];

    /// <summary>As a table, which any curve can be.</summary>
    private static byte[] Curve(Func<double, double> curve)
    {
        const int Points = 4096;
        var values = Enumerable.Range(0, Points).Select(i => (ushort)Math.Round(65535 * curve(i / (Points - 1.0))));
        return [.. "curv"u8, 0, 0, 0, 0, .. Ends.Big(Points), .. values.SelectMany(value => Ends.Bytes(value, bigEndian: true))];
    }

    private static byte[] Fixed(double value) => Ends.Big((int)Math.Round(value * 65536));

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
