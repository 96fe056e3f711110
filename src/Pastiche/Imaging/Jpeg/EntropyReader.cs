namespace Pastiche.Imaging.Jpeg;

/// <summary>Reads the bits of a JPEG scan up to the next marker, without the bytes that are stuffed after 0xFF.</summary>
internal ref struct EntropyReader(ReadOnlySpan<byte> file, int place)
{
    private const byte Prefix = 0xFF;
    private readonly ReadOnlySpan<byte> _file = file;
    private ulong _bits;
    private int _count;

    /// <summary>The position of the next byte that was not read yet.</summary>
    public int Place { get; private set; } = place;

    /// <summary>Whether more bits were read than there are.</summary>
    public readonly bool IsOverrun => _count < 0;

    /// <summary>Returns the next 16 bits without consuming them, with zeros beyond the last one.</summary>
    public int Peek()
    {
        while (_count is >= 0 and <= 48 && TryByte(out var value))
        {
            _bits |= (ulong)value << (56 - _count);
            _count += 8;
        }

        return (int)(_bits >> 48);
    }

    /// <summary>Consumes bits, at most those of the last peek.</summary>
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    /// <summary>Skips the rest of this part and consumes the restart marker of a number.</summary>
    /// <returns>Whether the marker is there.</returns>
    public bool TryRestart(int number)
    {
        var isThere = HasEnded && Place + 1 < _file.Length && _file[Place + 1] == 0xD0 + number;
        if (isThere) (Place, _bits, _count) = (Place + 2, 0, 0);
        return isThere;
    }

    /// <summary>Whether only padding bits and fill bytes remain before the next marker.</summary>
    public bool HasEnded
    {
        get
        {
            for (Skip(Math.Max(0, _count % 8)); _count > 0; Skip(8))
                if ((_bits >> 56) is not (0 or Prefix)) return false;
            while (TryByte(out var value))
                if (value is not (0 or Prefix)) return false;
            // A marker may have any number of fill bytes before it.
            while (Place + 1 < _file.Length && _file[Place + 1] == Prefix) Place++;
            return true;
        }
    }

    private bool TryByte(out byte value)
    {
        value = 0;
        if (Place >= _file.Length) return false;
        value = _file[Place];
        if (value != Prefix)
        {
            Place++;
            return true;
        }

        if (Place + 1 >= _file.Length || _file[Place + 1] != 0) return false;
        Place += 2;
        return true;
    }
}
