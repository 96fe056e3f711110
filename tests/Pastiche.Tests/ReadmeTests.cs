using Xunit;

namespace Pastiche.Tests;

public class ReadmeTests
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32).WithIterations(2) };

    /// <summary>The README's second example, compiled and run here; <see cref="Readme_StepsExample_IsTheCodeThatRunsHere"/> compares the two.</summary>
    [Fact]
    public void Readme_StepsExample_Runs()
    {
        using var stylizer = new Stylizer();
        var (content, style, options, cancellation) = (Samples.Photograph(48, 32), Randoms.Picture(40, 40), Short, CancellationToken.None);
        using var output = new StringWriter();
        Run(output);
        Assert.Equal("32×21 1/2", output.ToString()[..9]);

        void Run(StringWriter Console)
        {
            foreach (var step in stylizer.Steps(content, style, options, cancellationToken: cancellation))
            {
                Console.WriteLine($"{step.Width}×{step.Height} {step.Iteration}/{step.Iterations} {step.Total:F4}");
                if (step.Iteration % 50 == 0) step.Picture().Save($"{step.Width}-{step.Iteration}.png");
            }
        }
    }

    [Fact]
    public void Readme_StepsExample_IsTheCodeThatRunsHere()
    {
        var here = Lines(File.ReadAllText(Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "ReadmeTests.cs")));
        var readme = File.ReadAllText(Path.Combine(Samples.RepositoryRoot, "README.md")).ReplaceLineEndings("\n");
        var start = readme.IndexOf("```cs\n", StringComparison.Ordinal) + "```cs\n".Length;
        var example = Lines(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Contains(example, here, StringComparison.Ordinal);
    }

    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}
