using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pastiche.Testing.Architecture;

/// <summary>
/// The source files of a project, compiled in memory, so that each name in them can be followed to its declaration. What source
/// generators would add is not there.
/// </summary>
public sealed class ProjectSources
{
    /// <summary>The namespaces that <c>ImplicitUsings</c> imports.</summary>
    private static readonly string[] ImplicitUsings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>Errors of code that only a generator completes: a partial method or a base class without its implementation.</summary>
    private static readonly string[] Generated = ["CS8795", "CS0534", "CS9248"];

    private ProjectSources(string folder, CSharpCompilation compilation) => (Folder, Compilation) = (folder, compilation);

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>The compilation of all its files.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Compiles a project against the assemblies that the running program was built with.</summary>
    /// <param name="projectFile">The .csproj file, whose name is the assembly's.</param>
    /// <exception cref="InvalidOperationException">The sources have an error, outside of bodies, that no generator would mend.</exception>
    public static ProjectSources Load(string projectFile)
    {
        var (folder, name) = (Path.GetDirectoryName(projectFile)!, Path.GetFileNameWithoutExtension(projectFile));
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        SyntaxTree[] trees =
        [
            .. Files(folder).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            CSharpSyntaxTree.ParseText(string.Concat(Usings(projectFile).Select(used => $"global using {used};\n")), options),
        ];
        var compilation = CSharpCompilation.Create(
            name, trees, References(name), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        // Bodies are bound by those who look into them.
        var errors = compilation.GetDeclarationDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error && !Generated.Contains(found.Id)).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException($"{projectFile}: {errors.Length} errors, of which the first is {errors[0]}");
        return new ProjectSources(folder, compilation);
    }

    /// <summary>The first folder on the path from the project to a file; empty for a file beside the project file.</summary>
    /// <param name="file">The path of one of the project's files.</param>
    public string FolderOf(string file)
    {
        var path = Path.GetRelativePath(Folder, file).Replace('\\', '/');
        return path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Usings(string projectFile) =>
        [.. ImplicitUsings, .. XDocument.Load(projectFile).Descendants("Using").Select(Using)];

    private static string Using(XElement used)
    {
        var name = used.Attribute("Include")!.Value;
        return used.Attribute("Alias") is { } alias ? $"{alias.Value} = {name}" : name;
    }

    private static IEnumerable<MetadataReference> References(string own) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != own)
            .Select(file => MetadataReference.CreateFromFile(file));
}
