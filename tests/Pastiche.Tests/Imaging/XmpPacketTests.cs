using System.Text;
using CsCheck;
using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class XmpPacketTests : IDisposable
{
    private const string Namespaces = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:p='urn:pastiche:recipe#'";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_OfWrite_IsTheSame() => Recipes.Any.Sample(recipe =>
        Assert.Equal(recipe.ToJson(), XmpPacket.Read(XmpPacket.Write(recipe.ToJson(), "Pastiche"))));

    [Theory]
    [InlineData("<rdf:Description p:Recipe='{&quot;a&quot;:1}'/>")]
    [InlineData("<rdf:Description><p:Recipe>{\"a\":1}</p:Recipe></rdf:Description>")]
    [InlineData("<rdf:Description><p:Recipe><![CDATA[{\"a\":1}]]></p:Recipe></rdf:Description>")]
    [InlineData("<rdf:Description rdf:about=''/><rdf:Description><other xmlns='urn:x'/><p:Recipe>{\"a\":1}</p:Recipe></rdf:Description>")]
    public void Read_RewrittenByOthers_IsFound(string description) =>
        Assert.Equal("{\"a\":1}", Read($"<rdf:RDF {Namespaces}>{description}</rdf:RDF>"));

    [Fact]
    public void Read_PaddedWithZeros_IsFound() =>
        Assert.Equal("{}", XmpPacket.Read([.. XmpPacket.Write("{}", "Pastiche"), 0, 0]));

    [Theory]
    [InlineData("")]
    [InlineData("no XML")]
    [InlineData("<a>")]
    [InlineData("<?xml version='1.0' encoding='utf-7'?><a/>")]
    [InlineData("<?xml version='1.0' encoding='nonsense'?><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;'>]><a>&d;</a>")]
    public void Read_HostileOrBroken_IsNothing(string xml) => Assert.Null(Read(xml));

    [Fact]
    public void Read_NestedDeeply_EndsWell()
    {
        const int Depth = 150_000;
        var open = string.Concat(Enumerable.Repeat("<a>", Depth));
        var close = string.Concat(Enumerable.Repeat("</a>", Depth));

        Assert.Null(Read(open + close));
        Assert.Null(Read($"<r {Namespaces}><p:Recipe>{open}{{}}{close}</p:Recipe></r>"));
    }

    [Fact]
    public void LoadXmp_TooLargeForARecipe_IsNothing()
    {
        var path = _folder.File("a.png");
        var packet = XmpPacket.Write(new string('x', 1 << 20), "Pastiche");
        ImageFile.Save(new Image(4, 4), path, SaveOptions.Default, packet);

        Assert.Null(ImageFile.LoadXmp(path));
        Assert.Equal((4, 4), (Image.Load(path).Width, Image.Load(path).Height));
    }

    [Fact]
    public void LoadXmp_OfWhatIsNoPicture_SaysSo() =>
        Assert.Contains(
            "expected",
            Assert.Throws<PasticheException>(() => ImageFile.LoadXmp(_folder.Write("a.png", "hello"u8))).Message,
            StringComparison.Ordinal);

    private static string? Read(string xml) => XmpPacket.Read(Encoding.UTF8.GetBytes(xml));
}
