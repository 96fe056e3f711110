using System.Diagnostics;
using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class StylizeCommandTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("png", "webp", "jpg")]
    [InlineData("jpg", "png", "webp")]
    [InlineData("webp", "jpeg", "png")]
    [Trait("Category", "Slow")]
    public void Stylize_EveryFormatInAndOut_WritesThePicture(string content, string style, string output)
    {
        Images.Content().Save(_workshop.File($"a.{content}"));
        Images.Style().Save(_workshop.File($"b.{style}"));

        _workshop.Run($"stylize a.{content} b.{style} -o out.{output} --size 64 --iterations 3 --quiet").Succeeded();

        var signature = File.ReadAllBytes(_workshop.File($"out.{output}")).AsSpan(0, 12);
        Assert.True(output switch
        {
            "png" => signature.StartsWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }),
            "jpg" => signature.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }),
            _ => signature[8..].SequenceEqual("WEBP"u8),
        });
        var image = Image.Load(_workshop.File($"out.{output}"));
        Assert.Equal((64, 48), (image.Width, image.Height));
    }

    [Theory]
    [InlineData(37, 211, "--size 211 --iterations 2", 37, 211)]
    [InlineData(640, 427, "--size 640 --iterations 1", 640, 427, Traits = ["Category", "Slow"])]
    [InlineData(64, 48, "--scales 40,48 --iterations 2,1", 48, 36, Traits = ["Category", "Slow"])]
    [InlineData(64, 48, "--preset draft --iterations 1", 256, 192, Traits = ["Category", "Slow"])]
    public void Stylize_Size_IsExactlyTheOneAskedFor(int contentWidth, int contentHeight, string options, int width, int height)
    {
        Images.Content(contentWidth, contentHeight).Save(_workshop.File("a.png"));

        _workshop.Run($"stylize a.png style.png -o out.png {options} --quiet").Succeeded();

        var image = Image.Load(_workshop.File("out.png"));
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Fact]
    public void Stylize_EveryLookOption_IsTaken()
    {
        _workshop.Run("stylize content.png style.png -o out.png --size 64 --iterations 2 --content-weight 0.03 --style-weight 2 "
            + "--tv-weight 0 "
            + "--content-layers stage2_1:0.5,stage2_2 --style-layers stem:3,stage1_1 --style-scale 1.5 --init noise --seed 7 "
            + "--optimizer adam "
            + "--threads 1 --quiet").Succeeded();

        Assert.Contains("out.png", _workshop.Names);
    }

    [Fact]
    public void Stylize_InitFile_StartsFromThatPicture()
    {
        Images.Style(30, 30).Save(_workshop.File("noise.png"));

        _workshop.Run("stylize content.png style.png -o a.png --size 48 --iterations 1 --quiet").Succeeded();
        _workshop.Run("stylize content.png style.png -o b.png --size 48 --iterations 1 --quiet --init noise.png").Succeeded();

        Assert.NotEqual(File.ReadAllBytes(_workshop.File("a.png")), File.ReadAllBytes(_workshop.File("b.png")));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Stylize_SameRecipeWithOtherNumbersOfThreads_GivesTheSameBytes()
    {
        const string Recipe = "stylize content.png style.png --scales 48,64 --iterations 4,3 --init noise --seed 3 --quiet";
        foreach (var (name, threads) in new[] { ("a", "--threads 1"), ("b", "--threads 2"), ("c", "--threads 3"), ("d", "") })
            _workshop.Run($"{Recipe} -o {name}.png {threads}").Succeeded();

        var first = File.ReadAllBytes(_workshop.File("a.png"));
        Assert.All(new[] { "b.png", "c.png", "d.png" }, name => Assert.Equal(first, File.ReadAllBytes(_workshop.File(name))));
    }

    [Fact]
    public void Stylize_ExistingOutput_IsKeptUnlessItMayBeOverwritten()
    {
        File.WriteAllText(_workshop.File("out.png"), "old");

        var refused = _workshop.Run("stylize content.png style.png -o out.png --size 48 --iterations 1 --quiet");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("out.png: there is such a file already; choose another name or add --overwrite", refused.ErrorLine());
        Assert.Equal("old", File.ReadAllText(_workshop.File("out.png")));

        _workshop.Run("stylize content.png style.png -o out.png --size 48 --iterations 1 --quiet --overwrite").Succeeded();

        Assert.Equal(48, Image.Load(_workshop.File("out.png")).Width);
        Assert.Equal(["content.png", "out.png", "style.png"], _workshop.Names);
    }

    [Fact]
    public void Stylize_SaveEvery_SavesNumberedPicturesOverAllScales()
    {
        const string Command = "stylize content.png style.png -o out.tif --scales 32,48 --iterations 3,4 --quiet --save-every 2";

        _workshop.Run(Command).Succeeded();

        Assert.Equal(["content.png", "out-0002.tif", "out-0004.tif", "out-0006.tif", "out.tif", "style.png"], _workshop.Names);
        Assert.Equal([32, 48, 48], new[] { 2, 4, 6 }.Select(number => Image.Load(_workshop.File($"out-000{number}.tif")).Width));
        Assert.Equal(new RecipeStop(1, 1), Recipe.Load(_workshop.File("out-0004.tif")).Stopped);
        Assert.Null(Recipe.Load(_workshop.File("out.tif")).Stopped);

        File.Delete(_workshop.File("out.tif"));
        Assert.StartsWith("out-0002.tif: there is such a file already", _workshop.Run(Command).ErrorLine(), StringComparison.Ordinal);
        Assert.DoesNotContain("out.tif", _workshop.Names);
    }

    [Theory]
    [InlineData("losses.png", Traits = ["Category", "Slow"])]
    [InlineData("losses.svg")]
    public void Stylize_LossPlot_IsDrawn(string plot)
    {
        _workshop.Run($"stylize content.png style.png -o out.png --scales 32,48 --iterations 3,4 --quiet --loss-plot {plot}").Succeeded();

        Assert.Equal(new[] { "content.png", "out.png", "style.png", plot }.Order(), _workshop.Names);
        Assert.True(new FileInfo(_workshop.File(plot)).Length > 5000);
        var again = _workshop.Run($"stylize content.png style.png -o other.png --size 32 --loss-plot {plot}");
        Assert.Equal((2, $"{plot}: there is such a file already; choose another name or add "
            + $"--overwrite"), (again.ExitCode, again.ErrorLine()));
    }

    [Fact]
    public void Stylize_TransparentContent_KeepsItsTransparency()
    {
        Transparent().Save(_workshop.File("logo.png"));

        _workshop.Run("stylize logo.png style.png -o out.webp --size 64 --iterations 2 --quiet").Succeeded();

        var (before, after) = (Image.Load(_workshop.File("logo.png")), Image.Load(_workshop.File("out.webp")));
        Assert.All(before.Alpha.ToArray().Zip(after.Alpha.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1 / 255f));
    }

    [Fact]
    public void Stylize_TransparentContentAsJpeg_NeedsABackground()
    {
        Transparent().Save(_workshop.File("logo.png"));

        var refused = _workshop.Run("stylize logo.png style.png -o out.jpg --size 64 --iterations 2 --quiet");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(
            "out.jpg: JPEG cannot be transparent, and the content picture is; use .png, .webp or .tiff, or add --background white",
            refused.ErrorLine());

        _workshop.Run("stylize logo.png style.png -o out.jpg --size 64 --iterations 2 --quiet --background #00ff00").Succeeded();
        var corner = Image.Load(_workshop.File("out.jpg"));
        Assert.Equal([0, 1, 0], new[] { 0, 1, 2 }.Select(channel => corner.Plane(channel)[0]), (a, b) => Math.Abs(a - b) < 0.05f);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("tiff", Traits = ["Category", "Slow"])]
    public void Stylize_SixteenBits_KeepsWhatEightRoundAway(string extension)
    {
        _workshop.Run($"stylize content.png style.png -o deep.{extension} --size 32 --iterations 2 --quiet --bits 16").Succeeded();
        _workshop.Run($"stylize content.png style.png -o flat.{extension} --size 32 --iterations 2 --quiet").Succeeded();

        var (deep, flat) = (Image.Load(_workshop.File($"deep.{extension}")), Image.Load(_workshop.File($"flat.{extension}")));
        Assert.Contains(deep.Pixels.ToArray(), value => Math.Abs(value * 255 - MathF.Round(value * 255)) > 0.1f);
        Assert.All(deep.Pixels.ToArray().Zip(flat.Pixels.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.6f / 255));
        Assert.Equal(16, Recipe.Load(_workshop.File($"deep.{extension}")).File!.Bits);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Stylize_Quality_MakesSmallerFiles()
    {
        foreach (var quality in new[] { 30, 90 })
        {
            _workshop.Run($"stylize content.png style.png -o q{quality}.jpg --size 64 --iterations 2 --quiet --quality "
                + $"{quality}").Succeeded();
        }

        Assert.True(new FileInfo(_workshop.File("q30.jpg")).Length < new FileInfo(_workshop.File("q90.jpg")).Length);
        Assert.Equal(30, Recipe.Load(_workshop.File("q30.jpg")).File!.Quality);
    }

    [Theory]
    [InlineData("")]
    public void Stylize_OutputStreamIsFull_KeepsThePicture(string options)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        using var program = Process.Start(new ProcessStartInfo(
            "sh", ["-c", $"exec dotnet {RunningProgram.Dll} stylize content.png style.png -o out.png --size 48 --iterations 60 "
                + $"{options} > /dev/full"])
        {
            WorkingDirectory = _workshop.Folder,
            RedirectStandardError = true,
        })!;
        var error = program.StandardError.ReadToEnd();
        program.WaitForExit();

        Assert.Equal(1, program.ExitCode);
        Assert.Matches(
            "^pastiche: ended after [0-9]+ of 60 iterations at 48×36: No space left on device.*; saved the picture so far to "
                + "out.png.*\n$", error);
        Assert.Equal(48, Image.Load(_workshop.File("out.png")).Width);
    }

    /// <summary>The content, transparent at its left edge and opaque at its right.</summary>
    private static Image Transparent()
    {
        var opaque = Images.Content();
        var image = new Image(opaque.Width, opaque.Height, hasAlpha: true);
        opaque.Pixels.CopyTo(image.Pixels);
        for (var i = 0; i < image.Alpha.Length; i++) image.Alpha[i] = Math.Clamp((i % image.Width - 16) / 32f, 0, 1);
        return image;
    }
}
