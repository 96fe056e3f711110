namespace Pastiche.Stress;

/// <summary>A stylizer whose runs everybody begins, pulls, looks at, drops and cancels, and which is disposed meanwhile.</summary>
internal sealed class StylizerSubject : Subject
{
    private static readonly Image Content = Images.Waves(60, 44, seed: 1);
    private static readonly Image Style = Images.Waves(52, 52, seed: 2);

    private static readonly StylizeOptions[] Options =
    [
        new() { Scales = ScaleSchedule.Of(32, 48).WithIterations(3) },
        new() { Scales = ScaleSchedule.Of(32).WithIterations(4), Initialization = Initialization.Noise, Optimizer = OptimizerKind.Adam },
    ];

    private readonly Engine _engine;
    private readonly float[][][] _expected;
    private Stylizer _stylizer;
    private IEnumerator<StylizeStep> _run = Enumerable.Empty<StylizeStep>().GetEnumerator();

    public StylizerSubject(Engine engine)
    {
        (_engine, _stylizer) = (engine, new Stylizer(engine: engine));
        _expected =
        [
            .. Options.Select(options =>
                _stylizer.Steps(Content, Style, options).Select(step => step.GetImage().Pixels.ToArray()).ToArray()),
        ];
    }

    public override void Act(Random random, Tally tally)
    {
        var which = random.Next(Options.Length);
        var shared = Volatile.Read(ref _stylizer);
        switch (random.Next(10))
        {
            case 0:
                tally.Call("Stylizer.Dispose", () => Replace(ref _stylizer, new Stylizer(engine: _engine)));
                break;
            case 1:
                tally.Call(
                    "Stylizer.Plan",
                    () => shared.Plan(Content, Style, Options[which]).Scales.Count == Options[which].Scales.Steps.Count);
                break;
            case 2:
                tally.Call("Stylizer.Run, cancelled", () => Run(shared, which, random.Next(60)));
                break;
            case 3:
                tally.Call("Stylizer.Steps, dropped", () => shared.Steps(Content, Style, Options[which]).GetEnumerator().MoveNext());
                break;
            case 4:
                tally.Call("Stylizer.Steps, shared", () => Share(shared, which));
                break;
            case 5:
                tally.Call("Stylizer.Steps, resumed", () => Resume(shared, which));
                break;
            case 6:
                tally.Call("Steps.Dispose", () => Replace(ref _run, Enumerable.Empty<StylizeStep>().GetEnumerator()));
                break;
            case 7 or 8:
                tally.Call("Steps.MoveNext, shared", () => Pull(Volatile.Read(ref _run)));
                break;
            default:
                tally.Call("Stylizer.Run", () => Run(shared, which, Timeout.Infinite));
                break;
        }
    }

    private bool Run(Stylizer stylizer, int which, int milliseconds)
    {
        using var cancellation = new CancellationTokenSource(milliseconds);
        return stylizer.Run(Content, Style, Options[which], cancellation.Token).Image.Pixels.SequenceEqual(_expected[which][^1]);
    }

    private bool Resume(Stylizer stylizer, int which)
    {
        var state = stylizer.Steps(Content, Style, Options[which]).Skip(1).First().Capture();
        return stylizer.Steps(Content, Style, Options[which], state).Last().GetImage().Pixels.SequenceEqual(_expected[which][^1]);
    }

    /// <summary>Begins a run that others go on with; it stays the stylizer's until somebody has ended it.</summary>
    private bool Share(Stylizer stylizer, int which)
    {
        var run = stylizer.Steps(Content, Style, Options[which]).GetEnumerator();
        if (!run.MoveNext()) return false;
        Volatile.Write(ref _run, run);
        return true;
    }

    /// <summary>What a step shows is right, or no longer to be had, even while another thread pulls the next one.</summary>
    private bool Pull(IEnumerator<StylizeStep> run)
    {
        if (!run.MoveNext()) return true;
        var step = run.Current;
        var image = step.GetImage().Pixels.ToArray();
        var which = step.Iterations == Options[0].Scales.Steps[0].Iterations ? 0 : 1;
        var number = Options[which].Scales.Steps.Take(step.Scale).Sum(scale => scale.Iterations) + step.Iteration - 1;
        return image.AsSpan().SequenceEqual(_expected[which][number]);
    }
}
