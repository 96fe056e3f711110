using NetVips;
using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>TIFF files of which something is missing or was changed: refused, whole and reduced.</summary>
public sealed class DamagedTiffTests : IDisposable
{
    private const int Rgb = 2;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int, bool, int?> Layouts => new MatrixTheoryData<int, bool, int?>([1, 5, 8, 32773], [false, true], [null, 32]);

    public void Dispose() => _folder.Dispose();

    /// <summary>The directory is at the end of what the tests write; here it comes first, as in many files.</summary>
    [Theory]
    [MemberData(nameof(Layouts))]
    public void Load_PixelsBeyondTheEnd_AreCutShort(int compression, bool planar, int? tile)
    {
        var layout = new TiffLayout(Rgb, compression, Planar: planar, Tile: tile);
        var whole = DirectoryFirst(TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), layout));
        Assert.Equal(TiffVariants.Width, Image.Load(_folder.Write("whole.tif", whole)).Width);

        foreach (var length in new[] { whole.Length * 55 / 100, whole.Length * 9 / 10, whole.Length - 3 })
        {
            Assert.Matches(
                @": the picture is cut short \((part \d+ of \d+ of the picture|its field \w+) lies beyond the end of the file\); get",
                Refused(whole[..length]));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public void Load_ABitChangedInAStrip_IsRefused(int compression)
    {
        var file = TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), new(Rgb, compression));
        var refused = Enumerable.Range(0, 40).Count(bit =>
        {
            var changed = (byte[])file.Clone();
            // Within the first strip, behind its first bytes.
            changed[30 + (bit * 3)] ^= (byte)(1 << (bit % 8));
            return TryRefused(changed) is not null;
        });
        // Deflate has a checksum. LZW has none, and codes of single bytes stay as long as they were.
        Assert.InRange(refused, compression == 8 ? 40 : 5, 40);
    }

    [Theory]
    [InlineData(Enums.ForeignTiffCompression.Lzw)]
    [InlineData(Enums.ForeignTiffCompression.Packbits)]
    [InlineData(Enums.ForeignTiffCompression.Deflate)]
    [InlineData(Enums.ForeignTiffCompression.Webp)]
    public void Load_WrittenByLibtiff_IsWhole(Enums.ForeignTiffCompression compression)
    {
        var noise = new byte[3 * 300 * 200];
        new Random(1).NextBytes(noise);
        for (var i = 0; i < noise.Length / 2; i++) noise[i] = (byte)(i / 900);
        using var pixels = NetVips.Image.NewFromMemory(noise, 300, 200, 3, Enums.BandFormat.Uchar);

        foreach (var tile in new[] { false, true })
        {
            var file = pixels.TiffsaveBuffer(compression: compression, tile: tile, tileWidth: 64, tileHeight: 64, lossless: true);
            Assert.Equal(300, Image.Load(_folder.Write("whole.tif", file)).Width);
        }
    }

    [Fact]
    public void Load_FewerPartsThanThePictureHas_IsRefused()
    {
        var file = TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), new(Rgb, 8));
        // Twice as high.
        var height = Entry(file, 257);
        file[height + 8] = 96;

        Assert.Contains("damaged or cut short (10 of 20 parts of the picture are listed)", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FloatThatIsNoNumber_IsRefused()
    {
        var file = TiffFile.Encode(TiffVariants.Scene(isGray: false, 16, []), new(Rgb, FloatBits: 32));
        BitConverter.GetBytes(float.NaN).CopyTo(file, 8 + (4 * 3 * 500));

        Assert.Contains("some of its floats are no numbers", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PreviewBeforeTheRawPicture_IsNotSupported()
    {
        var file = TiffFile.Encode(TiffVariants.Scene(isGray: false, 8, []), new(Rgb));
        // In place of the orientation, so that the directory stays in order enough: a reduced picture of another page.
        var entry = Entry(file, 274);
        BitConverter.GetBytes((ushort)254).CopyTo(file, entry);
        file[entry + 8] = 1;

        Assert.Contains(
            "a file whose first page is a preview, as in the raw files of cameras, is not supported",
            Refused(file),
            StringComparison.Ordinal);
    }

    private string Refused(byte[] file) => TryRefused(file) ?? throw new InvalidOperationException("It was read.");

    private string? TryRefused(byte[] file)
    {
        var path = _folder.Write("bad.tif", file);
        var whole = Message(() => Image.Load(path));
        var reduced = Message(() => Image.Load(path, longSide: 16));
        Assert.Equal(whole is null, reduced is null);
        return whole;
    }

    private static string? Message(Action load)
    {
        try
        {
            load();
            return null;
        }
        catch (PasticheException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>Where an entry of the only directory of a little-endian file begins.</summary>
    private static int Entry(byte[] file, int tag)
    {
        for (var entry = BitConverter.ToInt32(file, 4) + 2; ; entry += 12)
            if (BitConverter.ToUInt16(file, entry) == tag) return entry;
    }

    /// <summary>The same file with what it says of itself before the pixels.</summary>
    private static byte[] DirectoryFirst(byte[] file)
    {
        const int Header = 8;
        var directory = BitConverter.ToInt32(file, 4);
        var length = file.Length - directory;
        byte[] moved = [.. file[..4], .. BitConverter.GetBytes(Header), .. file[directory..], .. file[Header..directory]];
        for (var entry = Header + 2; entry < Header + 2 + (12 * BitConverter.ToUInt16(moved, Header)); entry += 12)
        {
            var (tag, type) = (BitConverter.ToUInt16(moved, entry), BitConverter.ToUInt16(moved, entry + 2));
            var count = BitConverter.ToInt32(moved, entry + 4);
            var isLong = count * (type == 3 ? 2 : 4) > 4;
            if (isLong) Move(entry + 8, Header - directory);
            if (tag is 273 or 324)
                for (var i = 0; i < count; i++) Move(isLong ? BitConverter.ToInt32(moved, entry + 8) + (4 * i) : entry + 8, length);
        }

        return moved;

        void Move(int place, int by) => BitConverter.GetBytes(BitConverter.ToInt32(moved, place) + by).CopyTo(moved, place);
    }
}
