using Pastiche.Testing.Architecture;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests;

/// <summary>The checks of <see cref="ArchitectureTests"/> themselves: they must notice what they are there for.</summary>
public sealed class ArchitectureCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ArchitectureCheckTests()
    {
        Write("Small.csproj", "<Project><ItemGroup><Using Include=\"Small.Early\" /></ItemGroup></Project>");
        Write(
            "Early/Problem.cs",
            "namespace Small.Early; public static class Problem { public static Exception Of(string text) => new(text); }");
        Write("Late/Box.cs", "namespace Small.Late; public class Box { public int Size => 1; } public class Label { }");
    }

    [Fact]
    public void Violations_LaterTypeThatIsNotNamed_AreFound()
    {
        Write("Late/Boxes.cs", "namespace Small.Early; public static class Boxes { public static Small.Late.Box Make() => new(); }");
        Write("Early/Size.cs", "namespace Small.Early; public class Size { public object Of() { var box = Boxes.Make(); return box; } }");

        Assert.Equal(["Early/Size.cs uses Boxes, Box of Late"], Order().Violations(Load()).Select(line => line.Replace('\\', '/')));
    }

    [Fact]
    public void Violations_SecondTypeOfALaterFile_IsFound()
    {
        Write("Early/Tag.cs", "namespace Small.Early; public class Tag { public Small.Late.Label? Text; }");

        Assert.Equal(["Early/Tag.cs uses Label of Late"], Order().Violations(Load()).Select(line => line.Replace('\\', '/')));
    }

    [Fact]
    public void Violations_EarlierTypesAndUnknownFolder_NamesTheFolderOnly()
    {
        Write("Late/Use.cs", "namespace Small.Late; public class Use { public void Throw() => throw Problem.Of(\"\"); }");
        Write("Else/Use.cs", "namespace Small.Else; public class Use { }");

        var violation = Assert.Single(Order().Violations(Load()));
        Assert.EndsWith("the folder Else has no place in the order", violation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Problem.Of(\"x\");")]
    [InlineData("_ = Problem.Of(\"x\");")]
    [InlineData("new InvalidOperationException();")]
    public void DroppedExceptions_AreFound(string statement)
    {
        Write("Late/Use.cs", $"namespace Small.Late; public class Use {{ public void Do() {{ {statement} }} }}");

        Assert.Single(CodeRules.DroppedExceptions(Load()));
    }

    [Fact]
    public void DroppedExceptions_ThrownOnes_AreNone()
    {
        Write(
            "Late/Use.cs",
            "namespace Small.Late; public class Use { public void Do() { if (Late()) throw Problem.Of(\"\"); } bool Late() => true; }");

        Assert.Empty(CodeRules.DroppedExceptions(Load()));
    }

    [Fact]
    public void HiddenTypesOfRoot_InternalType_IsFound()
    {
        Write("Root.cs", "namespace Small; public class Shown { class Nested { } } class Hidden { }");

        Assert.Equal(["Root.cs declares Hidden, which is not public"], CodeRules.HiddenTypesOfRoot(Load()));
    }

    public void Dispose() => _folder.Dispose();

    private static FolderOrder Order() => new(["Early"], ["Late"]);

    private ProjectSources Load() => ProjectSources.Load(_folder.File("Small.csproj"));

    private void Write(string path, string text)
    {
        var file = _folder.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
