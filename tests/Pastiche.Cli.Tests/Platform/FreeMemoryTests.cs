using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Platform;

public sealed class FreeMemoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Bytes_ThisProgram_HasSomeAndNoMoreThanThereIs() => Assert.InRange(
        FreeMemory.Bytes, 1, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes + Environment.WorkingSet);

    [Theory]
    [InlineData("MemAvailable:       24683620 kB", 24683620L * 1024)]
    [InlineData("MemAvailable: much", null)]
    [InlineData("MemFree: 1 kB", null)]
    public void OfLinux_Lines_AreUnderstood(string line, long? expected) =>
        Assert.Equal(expected, FreeMemory.OfLinux(["Other: 2 kB", line]));

    [Theory]
    [InlineData("4000000000", "1000000000", 3_200_000_000L)]
    [InlineData("4000000000", "5000000000", 0L)]
    [InlineData("max", "1000000000", null)]
    public void OfControlGroup_Limit_LeavesWhatIsNotUsedAndTheFileCache(string limit, string used, long? expected)
    {
        Write("memory.max", limit);
        Write("memory.current", used);
        Write("memory.stat", "anon 800000000\ninactive_file 200000000\n");

        Assert.Equal(expected, FreeMemory.OfControlGroup(_folder));
    }

    [Fact]
    public void OfControlGroup_NoGroup_IsUnknown() => Assert.Null(FreeMemory.OfControlGroup(Path.Combine(_folder, "none")));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text + "\n");
}
