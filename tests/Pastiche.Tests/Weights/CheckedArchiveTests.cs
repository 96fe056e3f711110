using System.IO.Compression;
using Pastiche.Graphs;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;
using static Pastiche.Tests.Weights.PickleBuilder;

namespace Pastiche.Tests.Weights;

/// <summary>Archives with one byte changed after they were packed.</summary>
public sealed class CheckedArchiveTests : IDisposable
{
    private static readonly byte[] Torch = Zip(
        Dictionary(
            ("bias", Tensor(Storage("a", 3), 0, [3], [1])),
            ("more", Tensor(Storage("b", 1), 0, [1], [1]))),
        ("a", [1, 2, 3]),
        ("b", [4]));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_TensorWithOneBitChanged_IsRefusedByName()
    {
        using var file = WeightsFile.Open(_folder.Write("weights.pth", Changed(Torch, Bytes([1, 2, 3]))));

        Assert.Matches(
            @"weights\.pth: the file is damaged \(archive/data/a has CRC-32 [0-9a-f]{8}; expected [0-9a-f]{8}\); get a whole copy of it\.$",
            Assert.Throws<PasticheException>(() => file.Read("bias")).Message);
        // And again: it is not taken for compared.
        Assert.Throws<PasticheException>(() => file.Read("bias"));
        Assert.Equal(new Tensor([1], 4), file.Read("more"));
    }

    [Fact]
    public void Open_PickleWithOneBitChanged_IsRefused()
    {
        var path = _folder.Write("weights.pth", Changed(Torch, "bias"u8));

        var refusal = Assert.Throws<PasticheException>(() => WeightsFile.Open(path));
        Assert.Contains("(archive/data.pkl has CRC-32 ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoChecksumInTheArchive_TakesWhatIsThere()
    {
        using var file = WeightsFile.Open(_folder.Write("weights.pth", ZipChecksums.Without(Torch)));

        Assert.Equal(new Tensor([3], 1, 2, 3), file.Read("bias"));
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void Read_NumpyArrayThatWasPackedOtherwise_IsRefusedByName(CompressionLevel compression)
    {
        byte[] header = [0x93, .. "NUMPY"u8, 1, 0, 60, 0, .. "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }  \n\n"u8[..60]];
        var archive = Zip(compression, ("a.npy", [.. header, .. Bytes([1, 2, 3])]));
        using (var whole = WeightsFile.Open(_folder.Write("whole.npz", archive)))
            Assert.Equal(new Tensor([3], 1, 2, 3), whole.Read("archive/a"));
        // The checksum is changed instead of the array, whose bytes may be packed.
        var directory = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        archive[directory + 16] ^= 1;
        using var file = WeightsFile.Open(_folder.Write("weights.npz", archive));

        var refusal = Assert.Throws<PasticheException>(() => file.Read("archive/a"));
        Assert.Contains("(archive/a.npy has CRC-32 ", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>The same with one bit of the last byte of a part changed.</summary>
    private static byte[] Changed(byte[] archive, ReadOnlySpan<byte> part)
    {
        byte[] copy = [.. archive];
        copy[archive.AsSpan().IndexOf(part) + part.Length - 1] ^= 1;
        return copy;
    }
}
