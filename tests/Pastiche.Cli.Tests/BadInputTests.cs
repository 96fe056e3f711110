using Pastiche.Cli.Help;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Whatever is wrong with a command line: exit code 2, one line on stderr, nothing on stdout, no new file.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Good = "stylize content.png style.png -o out.png --size 32 --iterations 1";

    private readonly Workshop _workshop = new();

    public static TheoryData<string, string> CommandLines { get; } = new()
    {
        { "", "no command given; see pastiche --help" },
        { "stylise", "there is no command stylise; did you mean stylize?" },
        { "stylize", "CONTENT is missing; usage: pastiche stylize CONTENT STYLE… -o FILE [options]" },
        { "stylize content.png", "STYLE is missing" },
        { "stylize content.png style.png", "--output FILE is missing" },
        { "stylize content.png style.png -o", "--output needs a value" },
        { $"{Good} another.png", "another.png: no such file" },
        { "doctor another.png", "another.png is one argument too many" },
        { $"{Good} --mask missing.png", "missing.png: no such file" },
        { $"{Good} --mask black.png", "The region of the style is black, or transparent, everywhere" },
        { $"{Good} --style-mask black.png", "The mask of the style is black, or transparent, everywhere" },
        { $"{Good} --mask black.png#ff0000", "black.png: there is no colour #ff0000 in it; its colours: #000000 (100 %)" },
        { $"{Good} --mask black.png#label=2", "black.png: there is no label 2 in it; its labels: 0 (100 %)" },
        { $"{Good} --style-mask black.png#alpha", "black.png: it is opaque everywhere" },
        {
            $"{Good} --mask black.png#2",
            "--mask is black.png#2; accepted: after the # a colour as in ff0000 or red, label=N, labels, alpha or luma"
        },
        { $"{Good} --mask missing.png#red", "missing.png: no such file" },
        { $"{Good} --mask style.png:7", "--mask is style.png:7; accepted: MASK:STYLE" },
        { $"{Good} --style-blend 1,2", "--style-blend has 2 numbers for 1 style" },
        { $"{Good} --style-blend 0", "The sum of the styles' weights is 0; accepted: above 0" },
        { $"{Good} --strength 1.5", "--strength is 1.5; accepted: a number, 0 to 1" },
        { $"{Good} --colors red", "--colors is red; accepted: style, content, match" },
        { $"{Good} --color-method linear", "--color-method does nothing alone; add --colors content or match" },
        { $"{Good} --style-loss grams", "--style-loss is grams; did you mean gram" },
        { "stylize content.png folder -o out.png", "folder: there is no picture in that folder" },
        { "texture style.png -o out.png --size 100x70 --tileable", "A tileable picture cannot be 100×70: its sides must be "
            + "multiples of 16" },
        { "texture style.png -o out.png --size 100x70x3", "--size is 100x70x3; accepted: a size as in 1024x768" },
        { "texture style.png -o out.png --size 8", "--size is 8; accepted: a whole number, 16 to 16384" },
        { "texture -o out.png", "STYLE is missing; usage: pastiche texture STYLE… -o FILE [options]" },
        { "stylize missing.png style.png -o out.png", "missing.png: no such file" },
        { "stylize content.png missing.png -o out.png", "missing.png: no such file" },
        {
            "stylize text.png style.png -o out.png",
            "text.png: not a picture that can be read (JPEG, PNG, WebP, TIFF, GIF or AVIF expected)"
        },
        { "stylize empty.png style.png -o out.png", "empty.png: an empty file (JPEG, PNG" },
        { "stylize drawing.svg style.png -o out.png", "drawing.svg: an SVG drawing (JPEG, PNG" },
        { "stylize drawing.png style.png -o out.png", "drawing.png: an SVG drawing (JPEG, PNG" },
        { "stylize content.png paper.pdf -o out.png", "paper.pdf: a PDF file (JPEG, PNG" },
        { "stylize cut.jpg style.png -o out.png", "cut.jpg: the picture is cut short" },
        { "stylize huge.png style.png -o out.png", "huge.png: the size of the picture is 100000×100000; accepted: sides from 1 to "
            + "65,500 pixels" },
        { "stylize tall.png style.png -o out.png", "The content picture tall.png (8×4000) is 1×512 at the scale of 512 pixels" },
        { "stylize folder style.png -o out.png", "folder: cannot be read: it is a folder" },
        { "stylize dot.png style.png -o out.png --size 32", "dot.png: the picture is 1×1" },
        { "stylize content.png dot.png -o out.png --size 32", "dot.png: the picture is 1×1" },
        { "stylize thread.png style.png -o out.png --size 64", "The content picture thread.png (3×200) is 1×64 at the scale of 64 pixels" },
        { "stylize - style.png -o out.png --size 32", "standard input: " },
        { "stylize content.png style.png -o - --size 32 --save-every 5", "--save-every does not go with -: there is no name to number" },
        { "replay start.png -o -", "-: replay reads the picture again to compare it; choose a file" },
        { $"{Good} --format jpeg", "--format jpeg does not go with out.png: its extension says another; leave one out" },
        { "stylize content.png style.png -o /dev/zero --format png", "/dev/zero: cannot be written: it is a device or a socket" },
        { "stylize content.png style.png -o out.png --scales 64,32", "--scales is 64,32; accepted: sizes from coarse to fine" },
        { $"{Good} --stile-weight 2", "there is no option --stile-weight; did you mean --style-weight" },
        { "stylize --siz 32 content.png style.png -o out.png", "there is no option --siz; did you mean --size?" },
        { "stylize --siz style.png -o out.png", "there is no option --siz; did you mean --size?" },
        { "stylize --sizes=32 content.png style.png -o out.png", "there is no option --sizes; did you mean --size" },
        { $"{Good} --style-layers stage1_9", "There is no layer of resnet18 named stage1_9; did you mean stage1_1" },
        { $"{Good} --content-layers stem,,stage1_1", "--content-layers is empty; accepted: layers as in stem or stem:3,stage1_1" },
        { $"{Good} --content-layers stem:-1", "--content-layers: the weight of stem is -1; accepted: a number, 0 or more" },
        { $"{Good} --content-layers stem:0", "The sum of the content layers' weights is 0; accepted: above 0" },
        { "stylize content.png style.png -o out.png --size 0", "--size is 0; accepted: a whole number, 16 to 16384" },
        { "stylize content.png style.png -o out.png --size abc", "--size is abc; accepted: a whole number, 16 to 16384" },
        { "stylize content.png style.png -o out.png --size 64.5", "--size is 64.5; accepted: a whole number" },
        { $"{Good} --size 64", "--size is given 2 times" },
        { $"{Good} --content-weight -1", "--content-weight is -1; accepted: a number, 0 or more" },
        { $"{Good} --style-weight NaN", "--style-weight is NaN; accepted: a number, 0 or more" },
        { $"{Good} --tv-weight 1e99", "--tv-weight is 1e99; accepted: a number, 0 or more" },
        { $"{Good} --tv-weight 0,5", "--tv-weight is 0,5; accepted: a number, 0 or more" },
        { $"{Good} --content-weight 0 --style-weight 0", "at least one of them above 0" },
        { $"{Good} --style-scale 11", "--style-scale is 11; accepted: a number, 0.1 to 10" },
        { $"{Good} --init nothing", "--init is nothing, and there is no such file; accepted: content, noise, gray or a picture file" },
        { $"{Good} --init text.png", "text.png: not a picture that can be read" },
        { $"{Good} --optimizer adm", "--optimizer is adm; did you mean adam?" },
        { $"{Good} --seed x", "--seed is x; accepted: a whole number" },
        { $"{Good} --device cuda", "the device cuda is not in this program's ONNX Runtime, which has cpu; it takes an NVIDIA GPU, its "
            + "driver, CUDA" },
        { $"{Good} --device cuda:x", "--device is cuda:x; accepted: auto, cpu, cuda[:INDEX], directml, coreml" },
        { $"{Good} --device gpu", "--device is gpu; " },
        { $"{Good} --engine tensorflow", "--engine is tensorflow; accepted: auto, cpu, onnxruntime" },
        { $"{Good} --engine onxruntime", "--engine is onxruntime; did you mean onnxruntime?" },
        { $"{Good} --engine cpu --device cuda", "the engine cpu runs on the device cpu only, and the device asked for is cuda; choose "
            + "the engine auto" },
        { $"{Good} --threads 0", "--threads is 0; accepted: a whole number, 1 to 256" },
        { "stylize content.png style.png -o out.png --preset nice", "--preset is nice" },
        { "stylize content.png style.png -o out.png --preset fine --size 64", "--preset and --size contradict each other" },
        { "stylize content.png style.png -o out.png --preset fine --scales 64", "--preset and --scales contradict each other" },
        { "stylize content.png style.png -o out.png --scales 32,64 --iterations 1,2,3", "The number of iterations given is 3; "
            + "accepted: 1, or 2" },
        { "stylize content.png style.png -o out.png --scales 32,,64", "--scales is empty; accepted: a whole number, 16 to 16384" },
        { "stylize content.png style.png -o out.png --iterations 0", "--iterations is 0; accepted: a whole number, 1 to 100000" },
        { $"{Good} --quality 0", "--quality is 0; accepted: a whole number, 1 to 100" },
        { $"{Good} --quality 90", "--quality does not go with out.png: the format keeps everything; JPEG and WebP have qualities" },
        { $"{Good} --bits 12", "--bits is 12; accepted: 8 or 16" },
        { "stylize content.png style.png -o out.jpg --bits 16", "--bits 16 does not go with out.jpg: the format has 8 bits" },
        { $"{Good} --background whit", "--background is whit; accepted: an opaque colour as in CSS: a name, #rgb or #rrggbb; did you "
            + "mean White?" },
        { $"{Good} --save-every 2", "--save-every is 2; accepted: 1 to 1, as many as there are iterations" },
        { $"{Good} --save-every 1 --loss-plot out-0001.png", "--loss-plot is out-0001.png, which is where the picture goes" },
        { $"stylize content.png style.png -o {new string('x', 300)}.png", "its name is longer than 255 bytes" },
        { "stylize content.png style.png -out.png", "there is no option -out.png" },
        { $"{Good} --save-every 0", "--save-every is 0; accepted: a whole number, 1 or more" },
        { $"{Good} --loss-plot losses.pdf", "--loss-plot is losses.pdf; accepted: a file that ends in .png or .svg" },
        { $"{Good} --loss-plot ./out.png", "--loss-plot is ./out.png, which is where the picture goes; choose another file" },
        { "stylize content.png style.png -o start.png", "start.png: there is such a file already; choose another name or add --overwrite" },
        { $"{Good} --loss-plot start.png", "start.png: there is such a file already; choose another name or add --overwrite" },
        { $"{Good} --loss-plot style.png --overwrite", "style.png: it is the style picture and would be overwritten" },
        { $"{Good} --loss-plot missing/losses.svg", "create it first" },
        { $"{Good} --loss-plot losses.pdf", "accepted: a file that ends in .png or .svg" },
        { $"{Good} --loss-plot out.png", "out.png" },
        { $"{Good} --save-every 0", "--save-every is 0; accepted: a whole number, 1 or more" },
        { "stylize content.png style.png -o out.jpg --bits 16", "--bits 16" },
        { "stylize content.png style.png -o out.webp --bits 16", "--bits 16" },
        { "stylize content.png style.png -o out.tif --bits 12", "--bits is 12; accepted: 8 or 16" },
        { "stylize content.png style.png -o out.tif --quality 80", "--quality" },
        { "stylize content.png style.png -o out.jpg --quality 0", "--quality is 0; accepted: a whole number, 1 to 100" },
        { "stylize content.png style.png -o out.jpg --background bleu", "--background is bleu; accepted: an opaque colour as in CSS: "
            + "a name, #rgb or #rrggbb; did you mean" },
        { "stylize glass.png style.png -o out.png", "The content picture is transparent everywhere" },
        { "batch", "--output DIR is missing; usage: pastiche batch -o DIR [options]; see pastiche batch --help" },
        { "batch -o out", "nothing to paint; give --contents and --styles, or --pairs" },
        { "batch --contents content.png -o out", "nothing to paint; give --contents and --styles, or --pairs" },
        { "batch --contents folder --styles style.png -o out", "folder: there is no picture in that folder" },
        { "batch --contents content.png --styles missing.png -o out", "missing.png: no such file" },
        { "batch --contents content.png --styles none/*.jpg -o out", "--styles is none/*.jpg, and no picture matches it; accepted: "
            + "files that end in .jpg" },
        { "batch --contents --styles style.png -o out", "--contents needs a value: --contents PATH…; see pastiche batch --help" },
        { "batch --contents content.png --styles -o out", "--styles needs a value: --styles PATH…; see pastiche batch --help" },
        { "batch --contents content.png --siz 32 --styles style.png -o out", "there is no option --siz; did you mean --size" },
        { "batch --contents content.png --styles style.png --pairs pairs.csv -o out", "--pairs and --contents contradict each other: "
            + "each of them says what is painted" },
        { "batch --pairs missing.csv -o out", "missing.csv: no such file" },
        { "batch --pairs text.png -o out", "text.png, line 1: 1 column; expected content,style[,output]" },
        { "batch --contents content.png --styles style.png -o out --format bmp", "--format is bmp" },
        { "batch --contents content.png --styles style.png -o out --quality 80", "--quality does not go with out/content-style.png" },
        { "batch --contents content.png --styles style.png -o out --save-every 1", "there is no option --save-every" },
        { "batch --contents content.png --styles style.png -o out --style-scale 1,2", "--style-scale is 1,2; accepted: a number, "
            + "0.1 to 10" },
        { "batch --contents content.png --styles style.png -o out --backbone vgg91", "--backbone is vgg91, and there is no such file; "
            + "did you mean vgg19" },
        { "batch --contents content.png --styles style.png -o out --style-layers stage1_9", "There is no layer of resnet18 named "
            + "stage1_9; did you mean stage1_1" },
        { "batch --contents content.png --styles style.png -o out --init text.png", "text.png: not a picture that can be read" },
        { "batch --contents content.png --styles style.png -o text.png", "text.png: the folder cannot be created" },
        { "batch --contents content.png --styles style.png -o out --json --quiet", "--json and --quiet contradict each other" },
        { "inspect", "PICTURE is missing; usage: pastiche inspect PICTURE -o DIR [options]" },
        { "inspect content.png", "--output DIR is missing" },
        { "inspect missing.png -o out", "missing.png: no such file" },
        { "inspect text.png -o out", "text.png: not a picture that can be read" },
        { "inspect content.png -o text.png", "text.png: the folder cannot be created" },
        { "inspect content.png -o out --layers stem,stage9_1", "There is no layer of resnet18 named stage9_1; did you mean stage" },
        { "inspect content.png -o out --shuffle-layer conv4_2", "There is no layer of resnet18 named conv4_2; accepted: stem" },
        { "inspect content.png -o out --layers stem,,stage1_1", "--layers is " },
        { "inspect dot.png -o out", "dot.png: the picture is 1×1; the longer side needs at least 16 pixels" },
        { "inspect thread.png -o out", "both sides need at least 16" },
        { "inspect content.png -o out --size 8", "--size is 8; accepted: a whole number, 16 to 16384" },
        { "inspect content.png -o out --seed many", "--seed is many; accepted: a whole number" },
        { "inspect content.png -o out --json --quiet", "--json and --quiet contradict each other" },
        { "reconstruct content.png", "--output DIR is missing" },
        { "reconstruct dot.png -o out", "dot.png: the picture is 1×1; the longer side needs at least 16 pixels" },
        { "reconstruct content.png -o content.png", "content.png: the folder cannot be created" },
        { "reconstruct content.png -o out --layers stem:2", "--layers is stem with a weight" },
        { "reconstruct content.png --style -o out --layers stage9_1", "There is no layer of resnet18 named stage9_1" },
        { "atlas content.png", "STYLE is missing; usage: pastiche atlas CONTENT STYLE -o DIR [options]" },
        { "atlas content.png style.png", "--output DIR is missing" },
        { "atlas content.png missing.png -o out", "missing.png: no such file" },
        { "atlas content.png dot.png -o out", "dot.png: the picture is 1×1; the longer side needs at least 16 pixels" },
        { "atlas content.png style.png -o out --size 8", "--size is 8; accepted: a whole number, 16 to 16384" },
        { "show", "FILE is missing; usage: pastiche show FILE" },
        { "show missing.png", "missing.png: no such file" },
        { "show text.png", "text.png: not a picture that can be read" },
        { "completion cmd", "cmd" },
        { "models", "no command given; see pastiche models --help" },
        { "models lst", "there is no command lst; did you mean list" },
        { "models list --jsn", "there is no option --jsn; did you mean --json?" },
        { "models pull", "NAME is missing; usage: pastiche models pull NAME [options]; see pastiche models pull --help" },
        { "models pull vg19", "There is no network in the catalog named vg19; did you mean vgg19" },
        { "models pull resnet18", "resnet18 is inside the library and needs no file" },
        { "models pull ../x --from http://localhost/", "The name of a network is ../x; accepted: 1 to 64 lower-case letters" },
        { "models pull vgg19 --json --quiet", "--json and --quiet contradict each other" },
        { "models import text.png --name mine", "text.png" },
        { "models import missing.pth --name mine", "missing.pth: no such file" },
        { "models import text.png", "--name NAME is missing" },
        { "models verify mine", "There is no network named mine in the store, which is empty" },
        { "models path mine", "There is no network named mine in the store, which is empty" },
        { "models remove mine", "There is no network named mine in the store, which is empty" },
        { "models info mine", "NETWORK is mine, and there is no such file" },
        { "models info text.png", "text.png" },
        { "models pull vgg19 --from nowhere.h5", "--from is nowhere.h5, and there is no such file; accepted: a file, or an address "
            + "that begins with https://" },
        { $"{Good} --backbone vgg19", "the network vgg19 is not on this computer; get it with: pastiche models pull vgg19; or by "
            + "hand: download https://" },
        { $"{Good} --preset gatys", "the network vgg19 is not on this computer; get it with: pastiche models pull vgg19" },
        { $"{Good} --backbone vgg91", "--backbone is vgg91, and there is no such file; did you mean vgg19" },
        { $"{Good} --backbone missing.onnx", "missing.onnx: no such file" },
        { $"{Good} --backbone ./vgg19", "./vgg19: no such file" },
        { $"{Good} --backbone text.png", "text.png" },
        { $"{Good} --backbone folder", "folder" },
        { $"{Good} --pooling average", "--pooling does not go with resnet18: it is inside the program as it was trained" },
        { $"{Good} --pooling mean", "--pooling is mean" },
        { $"{Good} --preprocess torch", "--preprocess does not go with resnet18" },
        { $"{Good} --json --quiet", "--json and --quiet contradict each other" },
        { "stylize content.png style.png -o missing/out.png", "create it first" },
        { "stylize content.png style.png -o out.bmp", "out.bmp: the extension is .bmp; accepted: .png, .jpg, .jpeg, .webp, .tif, .tiff" },
        { "stylize content.png style.png -o out", "out: the extension is missing; accepted" },
        { "stylize content.png style.png -o folder", "folder" },
        { "stylize content.png style.png -o ./content.png", "./content.png: it is the content picture and would be overwritten" },
        { "stylize content.png style.png -o folder/../style.png", "it is the style picture and would be overwritten" },
        { "stylize content.png style.png -o start.png --init start.png", "start.png: it is the starting picture and would be overwritten" },
    };

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void Program_BadInput_SaysOneLineAndLeavesNothing(string arguments, string message)
    {
        // What the parser refuses looks at no file; Program_MistakeOfTheParser_SaysOneLine shows how the program tells it.
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (CommandLineError.In(CommandLine.Parse(words)) is { } mistake && mistake.Contains(message, StringComparison.Ordinal)) return;
        File.WriteAllText(_workshop.File("text.png"), "This is no picture.");
        Directory.CreateDirectory(_workshop.File("folder"));
        Images.Content(1, 1).Save(_workshop.File("dot.png"));
        new Image(32, 24).Save(_workshop.File("black.png"));
        Images.Content(3, 200).Save(_workshop.File("thread.png"));
        Images.Content(8, 4000).Save(_workshop.File("tall.png"));
        new Image(32, 32, hasAlpha: true).Save(_workshop.File("glass.png"));
        WriteNoImages();
        Images.Content().Save(_workshop.File("start.png"));
        var before = _workshop.Names;

        var result = _workshop.Run(arguments, ("PASTICHE_HOME", _workshop.File(".home")));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.ErrorLine(), StringComparison.Ordinal);
        Assert.Equal("", result.Output);
        Assert.Equal(before, _workshop.Names);
    }

    [Theory]
    [InlineData("stylise", "there is no command stylise; did you mean stylize?")]
    [InlineData($"{Good} --stile-weight 2", "there is no option --stile-weight; did you mean --style-weight")]
    [InlineData($"{Good} --size abc", "--size is given 2 times; once is enough")]
    [InlineData("stylize content.png style.png -o out.png --size abc", "--size is abc; accepted: a whole number, 16 to 16384")]
    public void Program_MistakeOfTheParser_SaysOneLine(string arguments, string message)
    {
        var result = _workshop.Run(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith(message, result.ErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/out.png", "/proc/out.png: cannot be written: nothing can be created in the folder /proc")]
    [InlineData("content.png/out.png", "content.png/out.png: cannot be written: there is no folder ")]
    public void Program_OutputWhereNothingCanBeWritten_SaysOneLine(string output, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such folders.");

        var result = _workshop.Run($"stylize content.png style.png -o {output} --size 32 --iterations 1");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.ErrorLine(), StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public void Program_TooLittleMemory_SaysWhatFits()
    {
        var result = _workshop.Run("stylize content.png style.png -o out.png --size 2048", ("DOTNET_GCHeapHardLimit", "0x30000000"));

        Assert.Equal(2, result.ExitCode);
        Assert.Matches("^this needs about [0-9.]+ GB of memory at 2048 pixels, 805 MB are there; use --size 512$", result.ErrorLine());
        Assert.DoesNotContain("out.png", _workshop.Names);
    }

    private void WriteNoImages()
    {
        File.WriteAllText(_workshop.File("empty.png"), "");
        File.WriteAllText(_workshop.File("paper.pdf"), "%PDF-1.4\n");
        foreach (var name in new[] { "drawing.svg", "drawing.png" })
            File.WriteAllText(_workshop.File(name), "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'><rect width='9' "
                + "height='9'/></svg>");
        Images.Content(200, 150).Save(_workshop.File("whole.jpg"));
        File.WriteAllBytes(_workshop.File("cut.jpg"), File.ReadAllBytes(_workshop.File("whole.jpg"))[..2000]);
        // A header that says 100,000 × 100,000, and hardly anything behind it.
        File.WriteAllBytes(_workshop.File("huge.png"), Convert.FromHexString(
            "89504E470D0A1A0A0000000D49484452000186A0000186A0080200000027309C9F"
            + "0000000C49444154789C63606060000000040001F61738550000000049454E44AE426082"));
    }
}
