namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The layout of feature maps in memory: [⌈channels / block⌉][height][width][block], nChw16c in oneDNN's notation. The channels of a block
/// lie side by side for each pixel. A block of one channel is row-major layout. The last block may be padded; its padding is undefined, and
/// no result may depend on it.
/// </summary>
/// <param name="Channels">The number of feature maps.</param>
/// <param name="Height">Rows of a map.</param>
/// <param name="Width">Columns of a map.</param>
/// <param name="BlockSize">Channels of a block.</param>
internal readonly record struct BlockedLayout(int Channels, int Height, int Width, int BlockSize = BlockedLayout.ChannelBlock)
{
    /// <summary>Channels of a block for every instruction set: the lanes of the widest vector.</summary>
    public const int ChannelBlock = 16;

    /// <summary>The most channels of an image that form one block without padding.</summary>
    public const int MaxImageChannels = 4;

    /// <summary>The number of channel blocks.</summary>
    public int Blocks => (Channels + BlockSize - 1) / BlockSize;

    /// <summary>Pixels of a map.</summary>
    public int Positions => Height * Width;

    /// <summary>Floats of a block.</summary>
    public long BlockLength => (long)Positions * BlockSize;

    /// <summary>Floats of all blocks.</summary>
    public long Length => Blocks * BlockLength;

    /// <summary>Channels of all blocks, padding included.</summary>
    public int PaddedChannels => Blocks * BlockSize;

    /// <summary>The sizes of the axes in memory, outermost first.</summary>
    public int[] Sizes => [Blocks, Height, Width, BlockSize];

    /// <summary>How many floats one step along each axis in memory moves.</summary>
    public long[] Strides => [BlockLength, (long)Width * BlockSize, BlockSize, 1];
}
