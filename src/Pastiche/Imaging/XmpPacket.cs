using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Pastiche.Imaging;

/// <summary>
/// A recipe in XMP (ISO 16684-1), the one kind of metadata that PNG, JPEG, WebP and TIFF all have and that picture editors keep: the
/// property <c>Recipe</c> of the namespace <c>urn:pastiche:recipe#</c>, whose value is its JSON. What is not one run's picture, such as a
/// figure of several, has another property.
/// </summary>
internal static class XmpPacket
{
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Own = "urn:pastiche:recipe#";

    /// <summary>The property in pictures.</summary>
    private const string OfImages = "Recipe";

    /// <summary>The deepest nesting of elements; a recipe's are four deep, and reading very deep ones would take minutes.</summary>
    private const int Deepest = 32;

    // Pictures may come from anybody: no document type definitions, no external files.
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Wraps a recipe.</summary>
    /// <param name="json">The recipe.</param>
    /// <param name="creator">The name of the program.</param>
    /// <param name="property">The property that holds it.</param>
    public static byte[] Write(string json, string creator, string property = OfImages)
    {
        var packet = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(
                Rdf + "RDF",
                new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
                new XElement(
                    Rdf + "Description",
                    new XAttribute(Rdf + "about", ""),
                    new XAttribute(XNamespace.Xmlns + "xmp", Basic),
                    new XAttribute(XNamespace.Xmlns + "pastiche", Own),
                    new XElement(Basic + "CreatorTool", creator),
                    new XElement(Own + property, json))));
        const string Begin = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
        return Encoding.UTF8.GetBytes($"{Begin}{packet.ToString(System.Xml.Linq.SaveOptions.DisableFormatting)}<?xpacket end=\"r\"?>");
    }

    /// <summary>Reads the recipe, which other programs may have turned into an attribute; null if there is none.</summary>
    public static string? Read(byte[] xmp, string property = OfImages)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xmp), Careful);
            while (reader.Read() && reader.Depth <= Deepest)
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName == property && reader.NamespaceURI == Own) return reader.ReadElementContentAsString();
                if (reader.GetAttribute(property, Own.NamespaceName) is { } json) return json;
            }

            return null;
        }
        catch (XmlException)
        {
            // Metadata that is not XML holds no recipe.
            return null;
        }
    }
}
