using System.CommandLine;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche completion SHELL: writes a script that asks the program for completions.</summary>
internal sealed class CompletionCommand : PasticheCommand
{
    private static readonly NamedValues<string> Scripts = new(
        ("bash", "pastiche.bash"), ("zsh", "pastiche.zsh"), ("fish", "pastiche.fish"), ("powershell", "pastiche.ps1"));

    private readonly Argument<string> _shell = new("SHELL") { Description = $"{string.Join(", ", Scripts.Names)}." };

    public CompletionCommand() : base("completion", "Prints a script that lets a shell complete the command line; its help says how.")
    {
        _shell.CompletionSources.Add([.. Scripts.Names]);
        Compose(Run, _shell);
    }

    public override string Example =>
        """
        eval "$(pastiche completion bash)"                                  # bash, in ~/.bashrc
        source <(pastiche completion zsh)                                   # zsh, in ~/.zshrc
        pastiche completion fish | source                                   # fish, in ~/.config/fish/config.fish
        pastiche completion powershell | Out-String | Invoke-Expression     # PowerShell, in $PROFILE
        """;

    private int Run(ParseResult parse)
    {
        parse.InvocationConfiguration.Output.Write(Read(Scripts.Parse(_shell.Name, parse.GetRequiredValue(_shell))));
        return ExitCode.Success;
    }

    private static string Read(string script)
    {
        using var reader = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
