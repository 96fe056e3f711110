using NetVips;
using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>What is told of JPEG files that were cut or changed.</summary>
public sealed class DamagedJpegTests : IDisposable
{
    private static readonly byte[] End = [0xFF, 0xD9];

    private readonly TemporaryFolder _folder = new();

    /// <summary>Progressive, colors at half resolution, units between restart markers.</summary>
    public static TheoryData<bool, bool, int> Kinds => new MatrixTheoryData<bool, bool, int>([false, true], [false, true], [0, 3]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_OnlyTheEndMarkerMissing_IsReadAndSaid(bool progressive, bool subsampled, int restart)
    {
        var file = Encode(progressive, subsampled, restart);
        var whole = Image.Load(_folder.Write("whole.jpg", file));
        Assert.Empty(whole.Notes);
        foreach (var cut in new[] { 1, 2 })
        {
            var path = _folder.Write("cut.jpg", file.AsSpan(0, file.Length - cut));

            var image = Image.Load(path);

            Assert.Equal(whole.Pixels.ToArray(), image.Pixels.ToArray());
            Assert.Equal([$"{path}: the end marker of the JPEG file is missing, but every row of the picture is there"], image.Notes);
        }
    }

    /// <summary>At any place, even within the last block, and with an end marker put behind it, as programs do.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_RowsMissing_IsRefused(bool progressive, bool subsampled, int restart)
    {
        var file = Encode(progressive, subsampled, restart);
        int[] lengths = [file.Length / 3, file.Length / 2, file.Length * 9 / 10, file.Length - 100, file.Length - 30, file.Length - 12];
        foreach (var length in lengths)
        {
            Refused(file[..length]);
            // Whole scans of a progressive picture are a picture, so that only the data of the last one are missed.
            if (!progressive || length > file.Length * 0.95) Refused([.. file[..length], .. End]);
        }
    }

    [Fact]
    public void Load_ProgressiveWithoutItsLastScans_IsRefused()
    {
        var file = Encode(progressive: true, subsampled: false, restart: 0);
        var lastScan = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        var tables = file.AsSpan(0, lastScan).LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]);

        Assert.Contains(
            "cut short (not all of its scans are there)",
            Refused(file[..Math.Max(tables, lastScan)]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RestartMarkersOutOfOrder_IsRefused()
    {
        var file = Encode(progressive: false, subsampled: false, restart: 3);
        var second = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD1]);
        file[second + 1] = 0xD4;

        Assert.Contains("the restart marker is missing", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DataLeftBehindThePicture_IsRefusedUnlessTheyFill()
    {
        var file = Encode(progressive: false, subsampled: true, restart: 0);

        Assert.Contains("more data than the picture needs", Refused([.. file[..^2], 1, 2, 3, .. End]), StringComparison.Ordinal);
        Assert.Empty(Image.Load(_folder.Write("filled.jpg", [.. file[..^2], 0, 0, 0, .. End])).Notes);
        Assert.Empty(Image.Load(_folder.Write("more.jpg", [.. file, 1, 2, 3])).Notes);
    }

    [Fact]
    public void Load_ManyBitsChanged_IsMostlyTold()
    {
        var file = Encode(progressive: false, subsampled: false, restart: 0);
        var random = new Random(5);
        var refused = Enumerable.Range(0, 60).Count(_ =>
        {
            var changed = (byte[])file.Clone();
            for (var i = 0; i < 8; i++) changed[random.Next(file.Length / 3, file.Length - 4)] ^= (byte)(1 << random.Next(8));
            try
            {
                Image.Load(_folder.Write("changed.jpg", changed));
                return false;
            }
            catch (PasticheException)
            {
                return true;
            }
        });

        Assert.InRange(refused, 40, 60);
    }

    private static byte[] Encode(bool progressive, bool subsampled, int restart)
    {
        var noise = Raster.Of(93, 77, 3, 8, (x, y, band) => (((x * 7) + (y * 13) + (band * 50)) % 200) + ((x * y) % 37));
        using var pixels = VipsPixels.Of(noise);
        return pixels.JpegsaveBuffer(
            q: 90, interlace: progressive, restartInterval: restart, keep: Enums.ForeignKeep.None,
            subsampleMode: subsampled ? Enums.ForeignSubsample.On : Enums.ForeignSubsample.Off);
    }

    private string Refused(byte[] file)
    {
        var path = _folder.Write("bad.jpg", file);
        Assert.Throws<PasticheException>(() => Image.Load(path, longSide: 20));
        return Assert.Throws<PasticheException>(() => Image.Load(path)).Message;
    }
}
