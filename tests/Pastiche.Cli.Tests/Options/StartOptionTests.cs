using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class StartOptionTests
{
    [Fact]
    public void Parse_Name_IsThatStart() => Assert.Equal(new StartOption(Initialization.Noise, null), StartOption.Parse("--init", "Noise"));

    [Fact]
    public void Parse_ExistingFile_IsThatFile() =>
        Assert.Equal(new StartOption(null, RunningProgram.Dll), StartOption.Parse("--init", RunningProgram.Dll));

    [Fact]
    public void Parse_Neither_SaysWhatIsAccepted() => Assert.Equal(
        "--init is nois, and there is no such file; accepted: content, noise, gray or a picture file.",
        Assert.Throws<PasticheException>(() => StartOption.Parse("--init", "nois")).Message);

    [Fact]
    public void NameOf_EveryName_IsReadBackAsTheSame() =>
        Assert.All(StartOption.Names, name => Assert.Equal(name, StartOption.NameOf(StartOption.Parse("--init", name).Named!)));
}
