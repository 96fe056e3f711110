using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class StartTests
{
    [Fact]
    public void Parse_Name_IsThatStart() => Assert.Equal(new Start(Initialization.Noise, null), Start.Parse("--init", "Noise"));

    [Fact]
    public void Parse_ExistingFile_IsThatFile() => Assert.Equal(new Start(null, RunningProgram.Dll), Start.Parse("--init", RunningProgram.Dll));

    [Fact]
    public void Parse_Neither_SaysWhatIsAccepted() => Assert.Equal(
        "--init is nois, and there is no such file; accepted: content, noise, gray or a picture file.",
        Assert.Throws<PasticheException>(() => Start.Parse("--init", "nois")).Message);

    [Fact]
    public void NameOf_EveryName_IsReadBackAsTheSame() =>
        Assert.All(Start.Names, name => Assert.Equal(name, Start.NameOf(Start.Parse("--init", name).Named!)));
}
