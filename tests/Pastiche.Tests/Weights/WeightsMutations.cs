using System.Buffers.Binary;
using System.Diagnostics;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Weights;

/// <summary>
/// Damages a file of weights, blindly and where numbers may be, and reads all of it: that succeeds or is refused, soon, and without taking
/// memory that the file has no reason to ask for.
/// </summary>
internal static class WeightsMutations
{
    private const long MostMemory = 512L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly ulong[] Extremes =
    [
        0, 1, 2, 3, 8, 127, 128, 255, 256, 32767, 65535, 65536, int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32,
        long.MaxValue, 1UL << 63, ulong.MaxValue - 1, ulong.MaxValue,
    ];

    /// <summary>Tries mutations by their numbers, which say all about them, and fails on the first that is not refused well.</summary>
    /// <returns>How many could be opened all the same, and the most that one took.</returns>
    public static (int Opened, long Bytes, TimeSpan Time) Run(byte[] fixture, string extension, int from, int count)
    {
        using var folder = new TemporaryFolder();
        var (opened, most, longest) = (0, 0L, TimeSpan.Zero);
        for (var number = from; number < from + count; number++)
        {
            var path = folder.Write($"mutation{extension}", Mutate(fixture, number));
            var (isOpened, bytes, time) = Try(path, number);
            // Others may have had the processor.
            for (var again = 0; time > Longest && again < 2; again++) (_, _, time) = Try(path, number);
            Assert.True(bytes <= MostMemory, $"mutation {number} took {bytes:N0} bytes");
            Assert.True(time <= Longest, $"mutation {number} took {time}");
            if (isOpened) opened++;
            (most, longest) = (Math.Max(most, bytes), time > longest ? time : longest);
        }

        return (opened, most, longest);
    }

    private static (bool IsOpened, long Bytes, TimeSpan Time) Try(string path, int number)
    {
        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var isOpened = false;
        try
        {
            using var file = WeightsFile.Open(path);
            isOpened = true;
            foreach (var tensor in file.Tensors) Read(file, tensor);
        }
        catch (PasticheException refusal)
        {
            AssertSaysWhy(refusal, path);
        }
        catch (Exception other) when (other is not PasticheException)
        {
            Assert.Fail($"mutation {number}: {other}");
        }

        return (isOpened, GC.GetAllocatedBytesForCurrentThread() - before, clock.Elapsed);
    }

    private static void Read(WeightsFile file, StoredTensor tensor)
    {
        try
        {
            Assert.Equal(tensor.Shape, file.Read(tensor.Name).Shape);
        }
        catch (PasticheException refusal)
        {
            AssertSaysWhy(refusal, file.Path);
        }
    }

    private static void AssertSaysWhy(PasticheException refusal, string path)
    {
        Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.InRange(refusal.Message.Length, path.Length + 10, path.Length + 1_000);
    }

    /// <summary>The mutation of a number, always the same.</summary>
    private static byte[] Mutate(byte[] fixture, int number)
    {
        var random = new Random(number);
        byte[] file = [.. fixture];
        for (var changes = random.Next(1, 4); changes > 0 && file.Length > sizeof(ulong); changes--) file = Change(file, random);
        return file;
    }

    private static byte[] Change(byte[] file, Random random)
    {
        var at = random.Next(file.Length - sizeof(ulong));
        var end = Math.Min(file.Length, at + random.Next(1, 64));
        switch (random.Next(10))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                random.NextBytes(file.AsSpan(at..end));
                return file;
            case 2:
                return file[..at];
            case 3:
                return [.. file[..at], .. file[end..]];
            case 4:
                return [.. file[..at], .. file[at..end], .. file[at..]];
            case 5:
                var other = random.Next(file.Length - (end - at));
                file.AsSpan(other, end - at).CopyTo(file.AsSpan(at));
                return file;
            case 6:
                // One address in another's place makes circles.
                file.AsSpan(random.Next(file.Length / sizeof(ulong)) * sizeof(ulong), sizeof(ulong)).CopyTo(file.AsSpan(at & ~7));
                return file;
            default:
                return Overwrite(file, random, at);
        }
    }

    /// <summary>Writes a little-endian number of 1 to 8 bytes, mostly where one may be: at a multiple of its size.</summary>
    private static byte[] Overwrite(byte[] file, Random random, int at)
    {
        var size = 1 << random.Next(4);
        if (random.Next(4) > 0) at -= at % size;
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        var value = random.Next(4) > 0 ? Extremes[random.Next(Extremes.Length)] : (ulong)random.Next(file.Length + 2);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        bytes[..size].CopyTo(file.AsSpan(at));
        return file;
    }
}
