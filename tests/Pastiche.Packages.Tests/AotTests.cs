using Xunit;

namespace Pastiche.Packages.Tests;

/// <summary>The library in a program that is compiled natively and trimmed to what it uses.</summary>
[Trait("Category", "Slow")]
public sealed class AotTests(AotSample sample) : IClassFixture<AotSample>
{
    /// <summary>A quarter of it is the network, and two fifths are libvips.</summary>
    private const long LargestFolder = 50_000_000;

    [Fact]
    public void Aot_Published_HasNoWarningAndIsSmall()
    {
        SkipWithoutLinker();

        Assert.DoesNotContain("warning", sample.Log, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(new DirectoryInfo(sample.Folder).EnumerateFiles().Sum(file => file.Length), 1, LargestFolder);
    }

    [Fact]
    public void Aot_Picture_IsTheOneOfTheJit()
    {
        SkipWithoutLinker();
        Assert.NotEmpty(sample.Log);
        var folder = sample.NewFolder("pictures");
        var (native, jit) = (Path.Combine(folder, "native.png"), Path.Combine(folder, "jit.png"));

        var (engine, engineOfJit) = (sample.Paint(folder, native), sample.PaintByJit(folder, jit));

        Assert.Equal(256, Image.Load(native).Width);
        Assert.SkipUnless(engine == engineOfJit, $"the instruction sets differ: {engine.Trim()} and {engineOfJit.Trim()}");
        Assert.Equal(File.ReadAllBytes(jit), File.ReadAllBytes(native));
    }

    private static void SkipWithoutLinker() =>
        Assert.SkipUnless(AotSample.CanBeBuilt, "needs Linux with clang, which links native programs");
}
