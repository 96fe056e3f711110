using System.Buffers.Binary;
using Pastiche.Checkpoints;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Checkpoints;

public class SectionTests
{
    private static readonly float[] Singles = [0, -0f, 1.5f, float.NaN, float.NegativeInfinity, float.Epsilon];
    private static readonly double[] Doubles = [Math.PI, double.Epsilon];
    private static readonly int[] Numbers = [int.MinValue, 7];
    private static readonly Half[] Halves = [(Half)0, (Half)1, Half.NaN];
    private static readonly byte[] Head = "{}"u8.ToArray();

    [Fact]
    public void Read_EveryType_GivesTheBitsWritten() => RequireAll(new MemoryStream(Write()));

    [Fact]
    public void Read_StreamWithoutLength_GivesTheBitsWritten() => RequireAll(new SlowStream(Write()));

    [Fact]
    public void Read_LongVectorInAStreamWithoutLength_GivesTheBitsWritten()
    {
        var values = Randoms.Uniform((3 << 20) + 17, seed: 1);
        var file = Write(sections => sections.Write("long", values.AsSpan()));

        var reader = new SectionReader(new SlowStream(file, int.MaxValue), "x");

        Assert.Equal(values, reader.ReadArray<float>("long"));
        reader.Finish();
    }

    [Fact]
    public void Finish_SectionsThatNobodyReads_AreSkipped()
    {
        var reader = new SectionReader(new MemoryStream(Write()), "x");

        Assert.True(reader.IsNext("singles"));
        Assert.Equal(16, reader.Finish().Length);
    }

    [Fact]
    public void Write_Format_IsTheOneDocumented()
    {
        var file = Write(sections => sections.Write("ab", 258));

        Assert.Equal("PASTICHE"u8.ToArray(), file[..8]);
        Assert.Equal([1, 0, 0, 0, 2, 0, 0, 0], file[8..16]);
        Assert.Equal("{}"u8.ToArray(), file[16..18]);
        Assert.Equal([2, (byte)'a', (byte)'b', 3, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0], file[18..35]);
        Assert.Equal(System.IO.Hashing.XxHash128.Hash(file.AsSpan(0, 35)), file[35..]);
    }

    [Fact]
    public void Read_CutOffAnywhere_IsRefused()
    {
        var file = Write();
        for (var length = 0; length < file.Length; length++)
        {
            var cut = file[..length];
            Assert.Throws<PasticheException>(() => ReadAll(new MemoryStream(cut)));
            Assert.Throws<PasticheException>(() => new SectionReader(new SlowStream(cut), "x").Finish());
        }
    }

    [Fact]
    public void Read_AnyBitFlipped_IsRefused()
    {
        var file = Write();
        for (var bit = 0; bit < 8 * file.Length; bit++)
        {
            var flipped = (byte[])file.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<PasticheException>(() => ReadAll(new MemoryStream(flipped)));
            Assert.Throws<PasticheException>(() => new SectionReader(new MemoryStream(flipped), "x").Finish());
        }
    }

    [Fact]
    public void Read_AnotherFormat_SaysWhich()
    {
        var file = Write();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), 2);

        var error = Assert.Throws<PasticheException>(() => new SectionReader(new MemoryStream(file), "a.state"));

        Assert.Equal(
            "a.state: the checkpoint has format 2, this version reads 1; go on with the version of Pastiche that wrote it.", error.Message);
    }

    [Fact]
    public void Read_AnotherFile_IsNoCheckpoint() => Assert.Equal(
        "a.png: it is no checkpoint; name a file that a run wrote as its checkpoint.",
        Assert.Throws<PasticheException>(() => new SectionReader(new MemoryStream(new byte[100]), "a.png")).Message);

    [Fact]
    public void Read_AnotherNumberOfValues_IsRefused()
    {
        var reader = new SectionReader(new MemoryStream(Write()), "x");

        Assert.Throws<PasticheException>(() => reader.ReadArray<float>("singles", Singles.Length + 1));
        Assert.Throws<PasticheException>(() => reader.Read("singles", new float[1]));
        Assert.Throws<PasticheException>(() => reader.ReadArray<int>("singles"));
        Assert.Throws<PasticheException>(() => reader.ReadArray<float>("doubles"));
        Assert.Equal(Singles, reader.ReadArray<float>("singles", Singles.Length));
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 31)]
    [InlineData((1L << 31) - 64)]
    [InlineData(long.MaxValue)]
    public void Read_CountThatIsALie_IsRefusedBeforeSoMuchIsAllocated(long count)
    {
        var file = Write(sections => sections.Write("a", Singles.AsSpan()));
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(16 + 2 + 3), count);
        foreach (var open in new Func<Stream>[] { () => new MemoryStream(file), () => new SlowStream(file) })
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<PasticheException>(() => new SectionReader(open(), "x").ReadArray<float>("a"));
            Assert.Throws<PasticheException>(() => new SectionReader(open(), "x").Finish());
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 16 << 20);
        }
    }

    private static byte[] Write() => Write(sections =>
    {
        sections.Write("singles", Singles.AsSpan());
        sections.Write("doubles", Doubles.AsSpan());
        sections.Write("numbers", Numbers.AsSpan());
        sections.Write("halves", Halves.AsSpan());
        sections.Write("none", ReadOnlySpan<float>.Empty);
        sections.Write("one", 0.1);
    });

    private static byte[] Write(Action<SectionWriter> write)
    {
        var stream = new MemoryStream();
        var sections = new SectionWriter(stream, Head);
        write(sections);
        sections.Finish();
        return stream.ToArray();
    }

    private static void RequireAll(Stream stream)
    {
        var (singles, doubles, numbers, halves, one) = ReadAll(stream);
        Assert.Equal(Singles.Select(BitConverter.SingleToInt32Bits), singles.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(Doubles, doubles);
        Assert.Equal(Numbers, numbers);
        Assert.Equal(Halves, halves);
        Assert.Equal(0.1, one);
    }

    private static (float[] Singles, double[] Doubles, int[] Numbers, Half[] Halves, double One) ReadAll(Stream stream)
    {
        var reader = new SectionReader(stream, "x");
        var (singles, doubles) = (reader.ReadArray<float>("singles"), reader.ReadArray<double>("doubles"));
        var (numbers, halves) = (reader.ReadArray<int>("numbers"), new Half[Halves.Length]);
        reader.Read("halves", halves.AsSpan());
        Assert.Empty(reader.ReadArray<float>("none", 0));
        var one = reader.Read<double>("one");
        reader.Finish();
        return (singles, doubles, numbers, halves, one);
    }
}
