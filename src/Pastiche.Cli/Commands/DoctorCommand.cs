using System.CommandLine;
using Pastiche.Cli.Diagnosis;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands;

/// <summary>pastiche doctor: prints a report for bug reports.</summary>
internal sealed class DoctorCommand : PasticheCommand
{
    private readonly Option<bool> _json = new("--json")
    {
        Arity = ArgumentArity.Zero,
        Description = "Prints one JSON object for programs to read.",
    };

    public DoctorCommand() : base("doctor", "Checks this installation; paste its output into a bug report.")
    {
        Compose(Run, _json);
    }

    public override string Example => "pastiche doctor";

    private int Run(ParseResult parse)
    {
        var report = DoctorReport.Make();
        var output = parse.InvocationConfiguration.Output;
        if (parse.GetValue(_json)) output.WriteLine(report.ToJson());
        else Write([.. report.Rows()], output);
        if (report.SelfTest.Ok) return ExitCode.Success;
        Message.Write($"the self-test failed: {report.SelfTest.Problem}");
        return ExitCode.Failure;
    }

    private static void Write((string Name, string Value)[] rows, TextWriter output)
    {
        var width = rows.Max(row => row.Name.Length) + 2;
        foreach (var (name, value) in rows) output.WriteLine($"{name.PadRight(width)}{value}");
    }
}
