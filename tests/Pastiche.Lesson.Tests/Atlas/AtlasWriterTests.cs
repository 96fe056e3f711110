using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pastiche.Atlas;
using Pastiche.Atlas.Model;
using Xunit;

namespace Pastiche.Lesson.Tests.Atlas;

/// <summary>What the page says holds for the numbers beside it, and it needs nothing but itself.</summary>
public partial class AtlasWriterTests
{
    private static readonly string Full = AtlasWriter.Write(Reports.Full);

    [Fact]
    public void Write_Page_NeedsNoOtherFileAndRunsNothing()
    {
        Assert.DoesNotContain("<script", Full, StringComparison.OrdinalIgnoreCase);
        Assert.All(Addresses().Matches(Full), address => Assert.Matches("^(data:|#)", address.Groups[1].Value));
        Assert.DoesNotContain("@import", Full, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", Full, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Page_IsWellFormed()
    {
        var (begin, end) = (Full.IndexOf("<main>", StringComparison.Ordinal), Full.IndexOf("</main>", StringComparison.Ordinal));
        var body = Full[begin..(end + "</main>".Length)];
        var main = XElement.Parse(WebUtility.HtmlDecode(body.Replace("&amp;", "", StringComparison.Ordinal)));
        Assert.Equal(10, main.Elements().Count());
        Assert.All(main.Descendants("figure"), figure => Assert.NotEmpty(figure.Element("figcaption")!.Value.Trim()));
        Assert.All(main.Descendants("img"), image => Assert.NotEmpty(image.Attribute("alt")!.Value));
    }

    [Fact]
    public void Write_Chapters_AreThoseThatThereAre()
    {
        Assert.Equal(["network", "features", "content", "style", "losses", "optimisation", "ratio", "start", "commands"], Chapters(Full));
        Assert.Equal(["network", "commands"], Chapters(AtlasWriter.Write(Reports.Bare)));
    }

    [Fact]
    public void Write_NamesOfFiles_AreText()
    {
        var page = AtlasWriter.Write(Reports.Bare with { ContentName = "<i>&\"cat\".jpg" });
        Assert.Contains("&lt;i&gt;&amp;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>&", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Layers_AreNamedAndCountedAsTheNetworkHasThem()
    {
        Assert.Contains(
            "From conv1_1 to conv4_2 the number of maps goes from 64 to 512, and their size, for a picture of 64×43 pixels "
            + "(extended to 64×48, multiples of 8), from 64×48 positions to 8×6.",
            Text(Full),
            StringComparison.Ordinal);
        Assert.Contains("trained on ImageNet", Text(Full), StringComparison.Ordinal);
        var other = Reports.Bare with { Network = Reports.Bare.Network with { IsTrainedOnImageNet = false } };
        Assert.DoesNotContain("ImageNet", Text(AtlasWriter.Write(other)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 34.9, 20.0, 16.7 }, "Every deeper layer gives less")]
    [InlineData(new[] { 34.9, 15.0, 16.7 }, "The deepest gives less")]
    [InlineData(new[] { 15.0, 16.7 }, null)]
    public void Write_ContentRebuilt_SaysThatItFallsWhereItDoes(double[] decibels, string? claim)
    {
        var text = Text(AtlasWriter.Write(Reports.Bare with { Contents = Reports.Contents(decibels) }));
        Assert.All(
            new[] { "Every deeper layer gives less", "The deepest gives less" },
            sentence => Assert.Equal(sentence == claim, text.Contains(sentence, StringComparison.Ordinal)));
        Assert.Contains($"From layer0 the picture comes back with {decibels[0]:F1} dB", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Losses_SaysThatTheTotalFallsWhereItDoes()
    {
        Assert.Contains(
            "The result trades one for the other: its content loss is 0.900, its style loss 0.00400, "
            + "and the total falls from 0.400 to 0.0180.",
            Text(Full),
            StringComparison.Ordinal);
        var risen = Text(AtlasWriter.Write(Reports.Bare with { Losses = Reports.Losses(new LossValues(2, 0.5, 0.01, 0.6)) }));
        Assert.Contains("The result has a content loss of 2.00 and a style loss of 0.500.", risen, StringComparison.Ordinal);
        Assert.DoesNotContain("the total falls", risen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0.9, 0.1 }, new[] { 0.01, 0.3 }, true)]
    [InlineData(new[] { 0.1, 0.9 }, new[] { 0.01, 0.3 }, false)]
    public void Write_Sweep_SaysThatOneIsTradedForTheOtherWhereItIs(double[] content, double[] style, bool expected)
    {
        var text = Text(AtlasWriter.Write(Reports.Bare with { Ratios = Reports.Ratios(content, style) }));
        Assert.Equal(expected, text.Contains("in every row, more α means less content loss and more style loss", StringComparison.Ordinal));
        Assert.Contains("α/β = 1×10⁻⁴", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Down the figure", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OneLayer_IsNotComparedWithItself()
    {
        var network = Reports.Bare.Network with { Layers = [Reports.Bare.Network.Layers[0]] };
        var text = Text(AtlasWriter.Write(Reports.Bare with { Network = network }));
        Assert.Contains("Of its layers conv1_1 can be measured", text, StringComparison.Ordinal);
        Assert.DoesNotContain("the number of maps goes from", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OneTexture_DoesNotSpeakOfMore()
    {
        var styles = Reports.Full.Styles! with { Rebuilt = [.. Reports.Full.Styles.Rebuilt.Take(1)] };
        var one = Text(AtlasWriter.Write(Reports.Bare with { Styles = styles }));
        Assert.DoesNotContain("then of more and more", one, StringComparison.Ordinal);
        Assert.Contains("then of more and more", Text(Full), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Starts_SaysThatTheContentKeepsMoreWhereItDoes()
    {
        const string Claim = "From the content more of it is kept";
        Assert.Contains(Claim, Full, StringComparison.Ordinal);
        var turned = new StartChapter([.. Reports.Full.Starts!.Starts.Select(start => start with { IsNoise = !start.IsNoise })]);
        Assert.DoesNotContain(Claim, AtlasWriter.Write(Reports.Bare with { Starts = turned }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CurveThatALogarithmCannotShow_HasAGap()
    {
        var curves = Polylines().Matches(Full).Select(line => line.Groups[1].Value.Split(' ').Length);
        // The total breaks where a scale begins; the content has no logarithm at its second and third step.
        Assert.Equal([2, 2, 1, 1], curves);
    }

    [Fact]
    public void Write_Interrupted_SaysSo()
    {
        Assert.DoesNotContain("interrupted", Full, StringComparison.Ordinal);
        var report = Reports.Bare with { Incomplete = "The work was interrupted." };
        Assert.Contains("The work was interrupted", AtlasWriter.Write(report), StringComparison.Ordinal);
    }

    private static string[] Chapters(string page)
    {
        string[] headings = [.. Headings().Matches(page).Select(heading => heading.Groups[1].Value)];
        Assert.Equal(headings, Contents().Matches(page).Select(link => link.Groups[1].Value));
        return headings;
    }

    /// <summary>What a reader reads, in one line.</summary>
    private static string Text(string page)
    {
        var main = page[page.IndexOf("<main>", StringComparison.Ordinal)..];
        return Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(main, "")), " ");
    }

    [GeneratedRegex("""(?:src|href)="([^"]*)""")]
    private static partial Regex Addresses();

    [GeneratedRegex("""<h2 id="([^"]*)">""")]
    private static partial Regex Headings();

    [GeneratedRegex("""<li><a href="#([^"]*)">""")]
    private static partial Regex Contents();

    [GeneratedRegex("""<polyline class="[^"]*" points="([^"]*)""")]
    private static partial Regex Polylines();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
