using Pastiche.Cli.Diagnosis;
using Xunit;

namespace Pastiche.Cli.Tests.Diagnosis;

public sealed class PhysicalMemoryTests
{
    [Fact]
    public void Bytes_ThisComputer_AreAtLeastWhatTheProgramCanHave() =>
        Assert.True(PhysicalMemory.Bytes is null || PhysicalMemory.Bytes >= GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    [Theory]
    [InlineData("MemTotal:       24683620 kB", 24683620L * 1024)]
    [InlineData("MemTotal: much", null)]
    [InlineData("MemFree: 1 kB", null)]
    public void OfLinux_Lines_AreUnderstood(string line, long? expected) =>
        Assert.Equal(expected, PhysicalMemory.OfLinux(["Other: 2 kB", line]));
}
