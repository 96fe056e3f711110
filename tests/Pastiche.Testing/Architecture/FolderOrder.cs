using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pastiche.Testing.Architecture;

/// <summary>
/// An order of a project's folders: the files of each may use what is declared in the same folder and in those of earlier ranks. Files
/// beside the project file come last, and may use everything.
/// </summary>
/// <param name="ranks">The folders of each rank, which may not use each other.</param>
public sealed class FolderOrder(params string[][] ranks)
{
    private readonly Dictionary<string, int> _ranks = ranks
        .SelectMany((folders, rank) => folders.Select(folder => (folder, rank)))
        .ToDictionary(entry => entry.folder, entry => entry.rank);

    /// <summary>Finds violations of the order, by following each symbol to the file where it is declared.</summary>
    /// <param name="project">The project.</param>
    /// <returns>
    /// A line for each file and each folder that it must not use, with the types; and one for each file whose folder has no rank.
    /// </returns>
    public IReadOnlyList<string> Violations(ProjectSources project) =>
    [
        .. project.Compilation.SyntaxTrees
            .Where(tree => tree.FilePath.Length > 0 && project.FolderOf(tree.FilePath).Length > 0)
            .SelectMany(tree => Violations(project, tree)),
    ];

    private IEnumerable<string> Violations(ProjectSources project, SyntaxTree tree)
    {
        var folder = project.FolderOf(tree.FilePath);
        var file = Path.GetRelativePath(project.Folder, tree.FilePath);
        if (!_ranks.ContainsKey(folder)) return [$"{file}: the folder {folder} has no place in the order"];
        return Used(project.Compilation.GetSemanticModel(tree), tree).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()
            .SelectMany(symbol => DeclaredIn(project, symbol).Select(declared => (symbol, declared)))
            .Where(used => !MayUse(folder, used.declared))
            .GroupBy(used => used.declared, used => (used.symbol as INamedTypeSymbol ?? used.symbol.ContainingType ?? used.symbol).Name)
            .Select(used => $"{file} uses {string.Join(", ", used.Distinct())} of {Shown(used.Key)}");
    }

    private bool MayUse(string user, string used) =>
        user == used || (_ranks.TryGetValue(used, out var rank) && rank < _ranks[user]);

    /// <summary>The symbols that names refer to, and the types of expressions, which need not be named anywhere.</summary>
    private static IEnumerable<ISymbol> Used(SemanticModel model, SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (model.GetSymbolInfo(node).Symbol is { } symbol) yield return symbol.OriginalDefinition;
            if (node is ExpressionSyntax && model.GetTypeInfo(node).Type is { } type) yield return ElementOf(type).OriginalDefinition;
        }
    }

    private static ITypeSymbol ElementOf(ITypeSymbol type) => type is IArrayTypeSymbol array ? ElementOf(array.ElementType) : type;

    /// <summary>The folders of a symbol's declaration; that of its type, where the compiler made it.</summary>
    private static IEnumerable<string> DeclaredIn(ProjectSources project, ISymbol symbol)
    {
        if (symbol is INamespaceSymbol) return [];
        var places = symbol.DeclaringSyntaxReferences;
        if (places.Length == 0) return symbol.ContainingType is { } type ? DeclaredIn(project, type.OriginalDefinition) : [];
        return places.Select(place => project.FolderOf(place.SyntaxTree.FilePath)).Distinct();
    }

    private static string Shown(string folder) => folder.Length == 0 ? "the root" : folder;
}
