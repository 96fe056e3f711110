using System.IO.Compression;
using System.Xml.Linq;

namespace Pastiche.Packages.Tests;

/// <summary>A package of a feed, opened.</summary>
internal sealed class Package(string feed, string id, string extension = "nupkg") : IDisposable
{
    private readonly ZipArchive _files = ZipFile.OpenRead(Path.Combine(feed, $"{id}.{Repository.Version}.{extension}"));

    public IReadOnlyList<string> Names => [.. _files.Entries.Select(entry => entry.FullName)];

    public byte[] Bytes(string name)
    {
        using var file = _files.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    public string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name)).ReplaceLineEndings("\n");

    /// <summary>An element of the package's description of itself.</summary>
    public string Metadata(string name) =>
        XDocument.Parse(Text($"{id}.nuspec").TrimStart('\uFEFF')).Descendants().Single(element => element.Name.LocalName == name).Value;

    public void Dispose() => _files.Dispose();
}
