using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pastiche.Testing;

/// <summary>The reference of a library as Markdown: its public types with what their comments say.</summary>
public sealed partial class ApiReference
{
    private static readonly SymbolDisplayFormat Signature = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly Dictionary<string, XElement> _comments;
    private readonly IAssemblySymbol _assembly;

    /// <summary>Reads a library and its comments.</summary>
    /// <param name="assembly">The path of the assembly, beside which its comments lie.</param>
    public ApiReference(string assembly)
    {
        _comments = XDocument.Load(Path.ChangeExtension(assembly, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);
        var library = MetadataReference.CreateFromFile(assembly);
        var others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => file != assembly).Select(file => MetadataReference.CreateFromFile(file));
        _assembly = (IAssemblySymbol)CSharpCompilation.Create("reference", references: [library, .. others])
            .GetAssemblyOrModuleSymbol(library)!;
    }

    /// <summary>Members without a comment of their own, and those that the compiler made; empty for a library that explains all.</summary>
    public IReadOnlyList<string> Unexplained =>
    [
        .. from type in Types(_assembly.GlobalNamespace)
           from member in Members(type).Prepend(type)
           where !_comments.ContainsKey(member.GetDocumentationCommentId()!)
           select member.ToDisplayString(),
    ];

    /// <summary>Compares the reference with a page; writes it beside that page if they differ.</summary>
    /// <param name="page">The file of the page.</param>
    /// <param name="head">What the page begins with.</param>
    /// <returns>Null if they are the same; otherwise what to do.</returns>
    public string? Differs(string page, string head)
    {
        var (received, expected) = (Path.ChangeExtension(page, ".received.md"), head + Markdown());
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == expected) return null;
        File.WriteAllText(received, expected);
        return $"{page} is not what the comments say. Replace it with {received}.";
    }

    private string Markdown()
    {
        var text = new StringBuilder();
        foreach (var type in Types(_assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(Signature), StringComparer.Ordinal))
        {
            text.Append($"\n## {type.ToDisplayString(Signature)}\n\n{Kind(type)}. {Summary(type)}\n");
            if (Text(type, "remarks") is { Length: > 0 } remarks) text.Append($"\n{remarks}\n");
            var members = Members(type).ToArray();
            if (members.Length > 0) text.Append('\n');
            foreach (var member in members) text.Append($"- `{Shown(member)}`: {Summary(member)}{Details(member)}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type
            ? type.DeclaredAccessibility == Accessibility.Public ? Types(type).Prepend(type) : []
            : Types(member));

    /// <summary>The public members that are written in the sources, without those that every record has.</summary>
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers().Where(member => IsShown(type, member))
        .OrderBy(member => type.TypeKind == TypeKind.Enum ? 0 : Rank(member))
        .ThenBy(member => type.TypeKind == TypeKind.Enum ? "" : member.ToDisplayString(Signature), StringComparer.Ordinal);

    private static bool IsShown(INamedTypeSymbol type, ISymbol member) =>
        member.DeclaredAccessibility == Accessibility.Public
        && member is not INamedTypeSymbol and not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }
        && member is not IMethodSymbol { MethodKind: MethodKind.EventAdd or MethodKind.EventRemove }
        && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute")
        && member is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 }
        && member is not IMethodSymbol { IsOverride: true }
        && !(type.IsRecord && member is IMethodSymbol { Name: "Deconstruct" or ".ctor" or "Equals" });

    /// <summary>Constructors come first, then what is static, properties, and methods.</summary>
    private static int Rank(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 0,
        { IsStatic: true } => 1,
        IPropertySymbol => 2,
        _ => 3,
    };

    private static string Kind(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => "Enumeration",
        { TypeKind: TypeKind.Interface } => "Interface",
        { IsStatic: true } => "Static class",
        { IsRecord: true } => "Record",
        { TypeKind: TypeKind.Struct } => "Structure",
        _ => "Class",
    };

    private static string Shown(ISymbol symbol) =>
        symbol.ToDisplayString(Signature).Replace("default(CancellationToken)", "default", StringComparison.Ordinal);

    private string Summary(ISymbol symbol) => Text(symbol, "summary");

    /// <summary>Parameters, result and exceptions, as sentences.</summary>
    private string Details(ISymbol symbol)
    {
        if (!_comments.TryGetValue(symbol.GetDocumentationCommentId()!, out var comment)) return "";
        var parts = comment.Elements().Where(part => part.Name.LocalName is "param" or "returns" or "exception").Select(part =>
            part.Name.LocalName switch
            {
                "param" => $"`{part.Attribute("name")!.Value}`: {Plain(part)}",
                "returns" => $"Returns: {Plain(part)}",
                _ => $"`{part.Attribute("cref")!.Value.Split('.')[^1]}`: {Plain(part)}",
            });
        return string.Concat(parts.Select(part => $"\n  - {part}"));
    }

    private string Text(ISymbol symbol, string part) =>
        _comments.TryGetValue(symbol.GetDocumentationCommentId()!, out var comment) && comment.Element(part) is { } element
            ? Plain(element)
            : "";

    private static string Plain(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } see when see.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } see => $"`{Named(see.Attribute("cref")?.Value ?? see.Value)}`",
        XElement other => Plain(other),
        _ => "",
    };

    /// <summary>The name that an identity such as M:Pastiche.Image.Load(System.String) refers to.</summary>
    private static string Named(string identity)
    {
        var path = identity[(identity.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0].Split('`')[0].Split('.');
        return identity.StartsWith("T:", StringComparison.Ordinal) ? path[^1] : string.Join('.', path[^2..]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
