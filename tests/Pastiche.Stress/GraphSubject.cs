using Pastiche.Cpu;
using Pastiche.Graphs;
using Pastiche.Testing;

namespace Pastiche.Stress;

/// <summary>
/// Compiled graphs: one that everybody runs, refuses and disposes, with spans of its buffers that outlive it; and ones of a thread's own,
/// whose numbers must be right whatever the others do.
/// </summary>
internal sealed class GraphSubject : Subject
{
    private readonly CpuExecutor _executor = new(threads: 3);
    private readonly float[] _expected;
    private ICompiledGraph _shared;

    public GraphSubject()
    {
        _shared = Compile(40, 56);
        _shared.Run();
        _expected = _shared.Output("conv3_1").ToArray();
    }

    public override void Act(Random random, Tally tally)
    {
        switch (random.Next(8))
        {
            case 0:
                tally.Call("ICompiledGraph.Dispose", () => Replace(ref _shared, Compile(40, 56)));
                break;
            case 1:
                tally.Call("ICompiledGraph (a span kept)", () => KeepSpans(Volatile.Read(ref _shared)));
                break;
            case 2:
                tally.Call("ICompiledGraph (own)", RunOwn);
                break;
            default:
                tally.Call("ICompiledGraph.Run", () =>
                {
                    Volatile.Read(ref _shared).Run();
                    return true;
                });
                break;
        }
    }

    private bool RunOwn()
    {
        using var own = Compile(40, 56);
        own.Run();
        return own.Output("conv3_1").SequenceEqual(_expected);
    }

    private bool KeepSpans(ICompiledGraph shared)
    {
        var input = shared.Input("image");
        var output = shared.Output("conv3_1");
        if (ReferenceEquals(Interlocked.CompareExchange(ref _shared, Compile(40, 56), shared), shared)) shared.Dispose();
        GC.Collect();
        input.Fill(1);
        return output.Length == _expected.Length && !output.Contains(float.NaN);
    }

    private ICompiledGraph Compile(int height, int width)
    {
        var compiled = _executor.Compile(TinyBackbone.Vgg(height, width));
        var image = compiled.Input("image");
        for (var i = 0; i < image.Length; i++) image[i] = i % 251 / 251f;
        return compiled;
    }
}
