using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>
/// The bytes of a file that may be hostile. Nothing outside of it is read, and its metadata are read about once: structures that refer to
/// each other in cycles, or that many others share, hit a limit.
/// </summary>
internal sealed class Hdf5File(string path, Stream stream) : IDisposable
{
    /// <summary>
    /// The most bytes of metadata, more than any network has, which bounds time and memory whatever the size of the file.
    /// </summary>
    private const long LargestDescription = 16L << 20;

    /// <summary>The cost of a read besides its bytes, which bounds the number of reads too.</summary>
    private const int CostOfRead = 32;

    private readonly HashSet<long> _entered = [];
    private long _allowance = Math.Min(LargestDescription, (4 * stream.Length) + (64 << 10));

    public string Path => path;

    public long Length { get; } = stream.Length;

    /// <summary>Reads a structure of the metadata.</summary>
    /// <param name="address">The position of the structure.</param>
    /// <param name="length">The length in bytes.</param>
    /// <param name="what">The name of the structure, for the message.</param>
    public Block Read(ulong address, ulong length, string what)
    {
        if (!Holds(address, length))
            throw Damaged(Invariant($"{what} of {length:N0} bytes starts at byte {address:N0}, and the file has {Length:N0}"));
        Charge((long)length + CostOfRead);
        var bytes = new byte[(int)length];
        ReadElements((long)address, bytes);
        return new Block(this, (long)address, bytes);
    }

    /// <summary>Reads elements of a tensor, whose range <see cref="Holds"/> has checked.</summary>
    public void ReadElements(long address, Span<byte> bytes)
    {
        try
        {
            stream.Position = address;
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < bytes.Length) throw Damaged(Invariant($"it ends at byte {address + read:N0}, sooner than when it was opened"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnreadableNetwork(path, Errors.Reason(exception), exception);
        }
    }

    /// <summary>Whether a range is within the file.</summary>
    public bool Holds(ulong address, ulong length) => length <= (ulong)Length && address <= (ulong)Length - length;

    /// <summary>Records that a structure is read, and refuses it the second time: it may belong to one other only.</summary>
    public void Enter(ulong address, string what)
    {
        if (!_entered.Add((long)address)) throw Damaged(Invariant($"{what} at byte {address:N0} is referred to twice"));
    }

    /// <summary>Counts bytes of work or memory against the limit.</summary>
    public void Charge(long bytes)
    {
        _allowance -= bytes;
        if (_allowance < 0) throw Damaged("the description of its contents is longer than it can be");
    }

    public PasticheException Damaged(string why) => Errors.DamagedWeights(path, why);

    public void Dispose() => stream.Dispose();
}
