using Xunit;

namespace Pastiche.Cpu.Tests;

public class InstructionSetsTests
{
    /// <summary>Uses .NET's own switches; the full check runs these tests again with them.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512", InstructionSet.Avx512)]
    [InlineData("DOTNET_EnableAVX2", InstructionSet.Avx2)]
    public void Available_SwitchedOff_IsNotThere(string name, InstructionSet set)
    {
        if (Environment.GetEnvironmentVariable(name) != "0") Assert.Skip($"{name} is not 0.");

        Assert.DoesNotContain(InstructionSets.Available, available => available >= set);
    }

    [Fact]
    public void Widest_IsTheDefault() => Assert.Equal(InstructionSets.Widest, new CpuExecutor().Instructions);

    [Fact]
    public void Available_HasTheNarrowestFirst() => Assert.Equal(InstructionSet.Vector128, InstructionSets.Available[0]);
}
