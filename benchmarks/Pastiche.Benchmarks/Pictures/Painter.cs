using System.Diagnostics;
using Pastiche.Cli.Jobs;
using Pastiche.Cpu;
using Pastiche.Runtime;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>Paints pictures by our engine and says what that cost.</summary>
internal sealed class Painter : IDisposable
{
    private readonly CountingExecutor _executor = new(new CpuExecutor());
    private readonly Stylizer _stylizer;

    /// <param name="backbone">The network to paint with.</param>
    public Painter(Backbone backbone) => _stylizer = new Stylizer(
        backbone, new EngineExecutor(Engine.Cpu, Device.Cpu, () => _executor, device => new OnnxRuntimeExecutor(0, device)));

    /// <summary>Paints one picture.</summary>
    /// <exception cref="PasticheException">An image or an option cannot be used.</exception>
    public (Image Picture, PaintingCost Cost) Paint(StylizeRequest request)
    {
        var (content, styles, options) = LoadedImages.Load(request);
        var (before, clock) = (_executor.Calls, Stopwatch.StartNew());
        var picture = _stylizer.Run(content, styles, options).Image;
        return (picture, new PaintingCost(clock.Elapsed, _executor.Calls - before));
    }

    public void Dispose() => _stylizer.Dispose();
}

/// <summary>What a picture cost.</summary>
/// <param name="Time">From the loaded images to the picture.</param>
/// <param name="Calls">How often losses and gradient were computed.</param>
internal sealed record PaintingCost(TimeSpan Time, int Calls);
