namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Feature maps in blocked layout, [⌈channels / blockSize⌉][height][width][blockSize]: the channels of one pixel that a vector takes lie side by
/// side. With one lane it is the usual row-major layout. BlockSize beyond the last channel hold anything, and nothing may depend on them.
/// </summary>
/// <param name="Channels">Feature maps.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="BlockSize">Channels of a block.</param>
internal readonly record struct BlockedLayout(int Channels, int Height, int Width, int BlockSize = BlockedLayout.ChannelBlock)
{
    /// <summary>Channels of a block, for every instruction set: the widest vector.</summary>
    public const int ChannelBlock = 16;

    /// <summary>The most channels that are a block of their own, without blockSize to spare: a picture's.</summary>
    public const int MaxImageChannels = 4;

    /// <summary>Blocks of channels.</summary>
    public int Blocks => (Channels + BlockSize - 1) / BlockSize;

    /// <summary>Positions of a map.</summary>
    public int Positions => Height * Width;

    /// <summary>Floats of a block.</summary>
    public long BlockLength => (long)Positions * BlockSize;

    /// <summary>Floats of all.</summary>
    public long Length => Blocks * BlockLength;
}
