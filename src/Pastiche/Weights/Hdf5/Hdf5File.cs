using System.Diagnostics.CodeAnalysis;
using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>
/// The bytes of a file that may come from anybody. Nothing outside it is read, and what describes its contents is read about once:
/// parts that refer to one another in circles, or that many others share, run into the limit instead of going on for ever.
/// </summary>
internal sealed class Hdf5File(string path, FileStream stream) : IDisposable
{
    /// <summary>More than any network's description takes; it bounds time and memory, whatever the size of the file.</summary>
    private const long LargestDescription = 16L << 20;

    /// <summary>What a read costs besides its bytes, so that the number of reads is bounded too.</summary>
    private const int CostOfRead = 32;

    private readonly HashSet<long> _entered = [];
    private long _allowance = Math.Min(LargestDescription, (4 * stream.Length) + (64 << 10));

    public string Path => path;

    public long Length { get; } = stream.Length;

    /// <summary>A part of what describes the contents.</summary>
    /// <param name="address">Where it starts.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="what">What is expected there, for the message.</param>
    public Block Read(ulong address, ulong length, string what)
    {
        if (!Holds(address, length)) Damaged(Invariant($"{what} of {length:N0} bytes starts at byte {address:N0}, and the file has {Length:N0}"));
        Charge((long)length + CostOfRead);
        var bytes = new byte[(int)length];
        ReadElements((long)address, bytes);
        return new Block(this, (long)address, bytes);
    }

    /// <summary>Bytes of a tensor, which <see cref="Holds"/> said are there.</summary>
    public void ReadElements(long address, Span<byte> bytes)
    {
        try
        {
            while (bytes.Length > 0)
            {
                var read = RandomAccess.Read(stream.SafeFileHandle, bytes, address);
                if (read == 0) Damaged(Invariant($"it ends at byte {address:N0}, sooner than when it was opened"));
                bytes = bytes[read..];
                address += read;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnreadableNetwork(path, Errors.Reason(exception), exception);
        }
    }

    /// <summary>Whether the file reaches as far as that.</summary>
    public bool Holds(ulong address, ulong length) => length <= (ulong)Length && address <= (ulong)Length - length;

    /// <summary>Notes that a part is being read that belongs to one other part only.</summary>
    public void Enter(ulong address, string what)
    {
        if (!_entered.Add((long)address)) Damaged(Invariant($"{what} at byte {address:N0} is referred to twice"));
    }

    /// <summary>Counts work or memory, in bytes, that the file asks for.</summary>
    public void Charge(long bytes)
    {
        _allowance -= bytes;
        if (_allowance < 0) Damaged("the description of its contents is longer than it can be");
    }

    [DoesNotReturn]
    public void Damaged(string reason) => throw Errors.DamagedWeights(path, reason);

    public void Dispose() => stream.Dispose();
}
