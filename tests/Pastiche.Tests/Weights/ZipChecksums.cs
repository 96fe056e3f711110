using System.Buffers.Binary;

namespace Pastiche.Tests.Weights;

/// <summary>Changes to zip archives that leave their structure as it is.</summary>
internal static class ZipChecksums
{
    /// <summary>
    /// States that no CRC-32 was computed, beside each entry and in the directory, so that what is wrong in an entry
    /// is seen by its reader.
    /// </summary>
    public static byte[] Without(byte[] archive)
    {
        byte[] copy = [.. archive];
        foreach (var (signature, toChecksum) in new[] { (0x04034b50u, 14), (0x02014b50u, 16) })
        {
            for (var at = 0; at < copy.Length - toChecksum - sizeof(uint); at++)
            {
                if (BinaryPrimitives.ReadUInt32LittleEndian(copy.AsSpan(at)) == signature)
                    copy.AsSpan(at + toChecksum, sizeof(uint)).Clear();
            }
        }

        return copy;
    }
}
