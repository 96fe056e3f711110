using Pastiche.Graphs;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;
using static Pastiche.Tests.Weights.Hdf5Builder;

namespace Pastiche.Tests.Weights;

/// <summary>
/// Files that lie: each is refused in one line that says where, and none makes the reader run in circles or ask for memory.
/// </summary>
public sealed class HostileHdf5Tests
{
    private const ulong NoAddress = ulong.MaxValue;
    private readonly Hdf5Builder _file = new();

    [Fact]
    public void Open_WellMade_ReadsItsTensor()
    {
        using var weights = new Opened(_file.File(_file.Group("layer", _file.Group("bias", Dataset()))));
        Assert.Equal([new StoredTensor("layer/bias", [2])], weights.File.Tensors);
        Assert.Equal(new Tensor([2], 1f, -2f), weights.File.Read("layer/bias"));
    }

    [Fact]
    public void Open_SuperblockOfVersion1_ReadsItsTensor()
    {
        using var weights = new Opened(_file.File(_file.Group("bias", Dataset()), version: 1));
        Assert.Equal([new StoredTensor("bias", [2])], weights.File.Tensors);
    }

    [Fact]
    public void Open_TreeOfTwoLevels_ListsItsTensorsInOrder()
    {
        var dataset = Dataset();
        var (first, second) = (_file.Node(0, _file.Leaf((0, dataset), (2, dataset))), _file.Node(0, _file.Leaf((4, dataset))));
        using var weights = new Opened(_file.File(_file.Header(Table(_file.Node(1, first, second), _file.Heap("a\0b\0c\0")))));
        Assert.Equal(["a", "b", "c"], weights.File.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Open_GroupInItself_ListsItOnce()
    {
        var heap = _file.Heap("again\0bias\0");
        var leaf = _file.Leaf((0, 0), (6, Dataset()));
        var root = _file.Header(Table(_file.Node(0, leaf), heap));
        const int ToFirstAddress = 16;
        _file.Set(leaf + ToFirstAddress, root);
        using var weights = new Opened(_file.File(root));
        Assert.Equal([new StoredTensor("bias", [2])], weights.File.Tensors);
    }

    [Fact]
    public void Open_DeepGroups_AreReadUpToALimit()
    {
        var deepest = _file.Group("bias", Dataset());
        for (var depth = 1; depth < 32; depth++) deepest = _file.Group("a", deepest);
        using (var weights = new Opened(_file.File(deepest))) Assert.Single(weights.File.Tensors);
        Refuses(_file.Group("a", deepest), "its groups are more than 32 deep");
    }

    [Fact]
    public void Open_NodeInItself_IsRefused()
    {
        var node = _file.Node(1, 0);
        const int ToFirstChild = 32;
        _file.Set(node + ToFirstChild, node);
        Refuses(_file.Header(Table(node, _file.Heap("a\0"))), $"a part of a group at byte {node:N0} is referred to twice");
    }

    [Fact]
    public void Open_NodeOfAnotherLevel_IsRefused() =>
        Refuses(_file.Header(Table(_file.Node(5, _file.Node(5)), _file.Heap("a\0"))), "has level 5; expected 4");

    [Fact]
    public void Open_NodesSharedByManyNodes_IsRefused()
    {
        // Each level has the one below twice: 2²⁰ lists of links in some hundred bytes.
        var child = _file.Leaf();
        for (var level = 0; level < 20; level++) child = _file.Node(level, child, child);
        Refuses(_file.Header(Table(child, _file.Heap("a\0"))), "is referred to twice");
    }

    [Fact]
    public void Open_NodeOfMoreChildrenThanTheFileHas_IsRefused() =>
        Refuses(
            _file.Header(Table(_file.NodeOf(0, ushort.MaxValue), _file.Heap("a\0"))),
            "a node of a group of 1,048,560 bytes starts at byte");

    [Fact]
    public void Open_HeapOfMoreThanTheFileHas_IsRefused() =>
        Refuses(_file.Header(Table(_file.Node(0), _file.HeapOver(96, 1UL << 62))), "a heap of names of 4,611,686,018,427,387,904 bytes");

    [Fact]
    public void Open_HeapSharedByManyGroups_IsRefused()
    {
        var names = _file.Append(new byte[100_000]);
        ulong[] groups = [.. Enumerable.Range(0, 100).Select(_ => _file.Header(Table(_file.Node(0), _file.HeapOver(names, 100_000))))];
        var links = _file.Leaf([.. groups.Select((group, i) => (2 * i, group))]);
        var heap = _file.Heap(string.Concat(groups.Select((_, i) => $"{(char)('A' + (i % 60))}\0")));
        Refuses(_file.Header(Table(_file.Node(0, links), heap)), "the description of its contents is longer than it can be");
    }

    [Theory]
    [InlineData("")]
    [InlineData("without an end")]
    public void Open_LinkWithoutName_IsRefused(string name)
    {
        var heap = _file.Heap(name.Length == 0 ? "\0" : name);
        Refuses(_file.Header(Table(_file.Node(0, _file.Leaf((0, Dataset()))), heap)), "has no name of 1 to 1024 bytes");
    }

    [Fact]
    public void Open_OverlongName_IsRefused()
    {
        using (var weights = new Opened(_file.File(_file.Group(new string('a', 1024), Dataset())))) Assert.Single(weights.File.Tensors);
        Refuses(_file.Group(new string('a', 1025), Dataset()), "has no name of 1 to 1024 bytes");
    }

    [Fact]
    public void Open_SameNameTwice_IsRefused()
    {
        var dataset = Dataset();
        Refuses(_file.Header(Table(_file.Node(0, _file.Leaf((0, dataset), (0, dataset))), _file.Heap("bias\0"))), "bias is in it twice");
    }

    [Fact]
    public void Open_MessagesThatGoOnWithThemselves_IsRefused()
    {
        var start = _file.End;
        Refuses(_file.Header(Continuation(start + 16, 24)), $"a block of messages at byte {start + 16:N0} is referred to twice");
    }

    [Fact]
    public void Open_MessagesThatGoOnInCircles_IsRefused()
    {
        var (one, other) = (_file.End, _file.End + 24);
        _file.Append([.. Continuation(other, 24), .. Continuation(one, 24)]);
        Refuses(_file.Header(Continuation(one, 24)), "is referred to twice");
    }

    [Fact]
    public void Open_MessagesThatOverlap_IsRefused()
    {
        // Each block starts eight bytes after the one before and reaches to the end: quadratic, though none is read twice.
        var (start, count) = (_file.End, 2_000);
        var end = start + (ulong)(24 * count);
        for (var i = 1; i <= count; i++) _file.Append(Continuation(start + (ulong)(24 * i), end - start - (ulong)(24 * i)));
        Refuses(_file.Header(Continuation(start, end - start)), "the description of its contents is longer than it can be");
    }

    [Fact]
    public void Open_MessageLongerThanItsBlock_IsRefused() =>
        Refuses(_file.Header([.. Number(1, 2), .. Number(60_000, 2), 0, 0, 0, 0]), "needs more than its 8 bytes");

    [Fact]
    public void Open_AddressOutOfTheFile_IsRefused()
    {
        Refuses(_file.Group("a", NoAddress), "an object header of 16 bytes starts at byte 18,446,744,073,709,551,615");
        Refuses(1UL << 40, "an object header of 16 bytes starts at byte 1,099,511,627,776");
    }

    [Theory]
    [InlineData(1UL << 32, 1UL << 32)]
    [InlineData(ulong.MaxValue, 2UL)]
    [InlineData(65_536UL, 65_536UL)]
    [InlineData(2UL, 1UL << 63)]
    public void Open_MoreElementsThanAnArrayHolds_IsRefused(params ulong[] sizes) =>
        Refuses(_file.Group("bias", Dataset(Space(sizes), Place(96, 8))), "more than an array can hold");

    [Fact]
    public void Open_TooManyAxes_IsRefused() =>
        Refuses(
            _file.Group("bias", Dataset(Space([.. Enumerable.Repeat(1UL, 33)]), Place(96, 4))), "bias has 33 axes; expected at most 32");

    [Theory]
    [InlineData(0, 8, "bias has 8 bytes; expected 4,000,000 for 1000×1000 elements of 4 bytes")]
    [InlineData(0, 4_000_000, "bias of 4,000,000 bytes starts at byte 0, and the file has ")]
    [InlineData(1L << 50, 4_000_000, "bias of 4,000,000 bytes starts at byte 1,125,899,906,842,624")]
    public void Open_ElementsThatAreNotThere_IsRefused(long address, long length, string reason) =>
        Refuses(_file.Group("bias", Dataset(Space(1000, 1000), Place((ulong)address, (ulong)length))), reason);

    [Fact]
    public void Open_OtherSizeOfAddresses_IsRefused() =>
        Refuses(_file.File(_file.Group("bias", Dataset()), sizeOfAddresses: 4), "have 4 and 8 bytes; expected 8");

    [Fact]
    public void Open_ShorterThanASuperblock_IsRefused() =>
        Refuses(_file.File(0)[..40], "the superblock of 76 bytes starts at byte 0, and the file has 40");

    [Fact]
    public void Open_NameThatCommandsATerminal_IsShownTamed()
    {
        var refusal = Refuses(_file.Group("\u001B[31m", Dataset(Space(3), Place(96, 4))), "has 4 bytes; expected 12");
        Assert.DoesNotContain('\u001B', refusal);
    }

    private ulong Dataset() => Dataset(Space(2), Place(_file.Append([.. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(-2f)]), 8));

    private ulong Dataset(byte[] space, byte[] place) => _file.Header(space, Type(Hdf5Builder.Single), place);

    private string Refuses(ulong root, string reason) => Refuses(_file.File(root), reason);

    private static string Refuses(byte[] file, string reason)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<PasticheException>(() => new Opened(file));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L << 20);
        return refusal.Message;
    }

    /// <summary>A file on disk, opened.</summary>
    private sealed class Opened : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Opened(byte[] bytes)
        {
            try
            {
                var path = _folder.Write("weights.h5", bytes);
                File = Hdf5Weights.Open(path, System.IO.File.OpenRead(path));
            }
            catch
            {
                _folder.Dispose();
                throw;
            }
        }

        public Hdf5Weights File { get; }

        public void Dispose()
        {
            File.Dispose();
            _folder.Dispose();
        }
    }
}
