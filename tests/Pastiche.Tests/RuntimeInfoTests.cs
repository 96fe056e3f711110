using Xunit;

namespace Pastiche.Tests;

public class RuntimeInfoTests
{
    [Fact]
    public void Versions_AreThoseOfThePackages()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+", RuntimeInfo.Version);
        Assert.Matches(@"^\d+\.\d+\.\d+", RuntimeInfo.CpuEngineVersion);
        Assert.Matches(@"^\d+\.\d+\.\d+$", RuntimeInfo.OnnxRuntimeVersion);
        Assert.Matches(@"^8\.\d+\.\d+$", RuntimeInfo.LibvipsVersion);
    }

    [Fact]
    public void Devices_HaveTheProcessorAmongThem() => Assert.Contains("cpu", RuntimeInfo.Devices);

    [Fact]
    public void InstructionSet_IsTheWidest() => Assert.Equal(RuntimeInfo.InstructionSets[^1], RuntimeInfo.InstructionSet);
}
