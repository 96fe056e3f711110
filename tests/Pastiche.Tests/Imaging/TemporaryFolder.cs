namespace Pastiche.Tests.Imaging;

/// <summary>A folder of its own for a test's files, deleted with them.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pastiche-tests-");

    public string[] Names => [.. _folder.EnumerateFileSystemInfos().Select(file => file.Name).Order()];

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, ReadOnlySpan<byte> content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
