using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pastiche.Testing.Architecture;

/// <summary>Rules of the house that a project's sources must keep.</summary>
public static class CodeRules
{
    /// <summary>Finds types beside the project file that are not public: a root is API.</summary>
    /// <param name="project">The project.</param>
    /// <returns>A line for each.</returns>
    public static IReadOnlyList<string> HiddenTypesOfRoot(ProjectSources project) =>
    [
        .. from tree in project.Compilation.SyntaxTrees
           where tree.FilePath.Length > 0 && project.FolderOf(tree.FilePath).Length == 0
           let model = project.Compilation.GetSemanticModel(tree)
           from declaration in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
           let type = model.GetDeclaredSymbol(declaration)
           where type.ContainingType is null && type.DeclaredAccessibility != Accessibility.Public
           select $"{Path.GetFileName(tree.FilePath)} declares {type.Name}, which is not public",
    ];

    /// <summary>Finds exceptions that are made, by a call or by new, and then dropped: a <c>throw</c> is missing there.</summary>
    /// <param name="project">The project.</param>
    /// <returns>A line for each.</returns>
    public static IReadOnlyList<string> DroppedExceptions(ProjectSources project)
    {
        var exception = project.Compilation.GetTypeByMetadataName("System.Exception")!;
        var makers = Makers(project, exception);
        return
        [
            .. from tree in project.Compilation.SyntaxTrees
               let model = project.Compilation.GetSemanticModel(tree)
               from expression in tree.GetRoot().DescendantNodes().Select(Dropped).OfType<ExpressionSyntax>()
               where expression is ObjectCreationExpressionSyntax || makers.Contains(NameOf(expression))
               where IsOrDerivesFrom(model.GetTypeInfo(expression).Type, exception)
               select $"{expression.GetLocation().GetLineSpan()}: {expression} is not thrown",
        ];
    }

    /// <summary>The names of methods and local functions that return an exception: only their calls are bound, which is slow.</summary>
    private static HashSet<string> Makers(ProjectSources project, INamedTypeSymbol exception) =>
    [
        .. from tree in project.Compilation.SyntaxTrees
           let model = project.Compilation.GetSemanticModel(tree)
           from node in tree.GetRoot().DescendantNodes()
           let made = node switch
           {
               MethodDeclarationSyntax method => (Type: method.ReturnType, Name: method.Identifier.Text),
               LocalFunctionStatementSyntax function => (Type: function.ReturnType, Name: function.Identifier.Text),
               _ => default,
           }
           where made.Type is IdentifierNameSyntax && IsOrDerivesFrom(model.GetTypeInfo(made.Type).Type, exception)
           select made.Name,
    ];

    /// <summary>The expression whose value goes nowhere: a statement of its own, or the body of what returns nothing.</summary>
    private static ExpressionSyntax? Dropped(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax
        {
            Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "_" } } discard,
        } => discard.Right,
        ExpressionStatementSyntax statement => statement.Expression,
        MethodDeclarationSyntax { ExpressionBody: { } body } method when IsVoid(method.ReturnType) => body.Expression,
        LocalFunctionStatementSyntax { ExpressionBody: { } body } function when IsVoid(function.ReturnType) => body.Expression,
        _ => null,
    };

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.Text: "void" };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.Text,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.Text,
        _ => "",
    };

    private static bool IsOrDerivesFrom(ITypeSymbol? type, INamedTypeSymbol ancestor)
    {
        for (; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type, ancestor)) return true;
        return false;
    }
}
