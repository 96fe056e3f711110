using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Pastiche.Extensions.DependencyInjection.Tests;

public sealed class StylizerPoolTests : IAsyncDisposable
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32).WithIterations(2) };
    private static readonly StylizeOptions Endless = new() { Scales = ScaleSchedule.Of(32).WithIterations(100_000) };

    private readonly List<ServiceProvider> _providers = [];
    private readonly Messages _messages = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers) await provider.DisposeAsync();
    }

    [Fact]
    public async Task Run_Result_IsThatOfAStylizer()
    {
        using var stylizer = new Stylizer();
        var request = Request(Short);

        var result = await Pool().RunAsync(request, Token);

        Assert.Equal(stylizer.Run(request.Content, request.Styles, Short, Token).Image.Pixels.ToArray(), result.Image.Pixels.ToArray());
    }

    [Fact]
    public async Task Run_MoreThanAtOnce_WaitInTurn()
    {
        var pool = Pool();
        var (first, cancellation) = await Begin(pool);
        var begun = new List<int>();
        var later = Enumerable.Range(0, 3).Select(async i =>
        {
            var progress = new Reports(report =>
            {
                if (report.Iteration == 1) begun.Add(i);
            });
            await pool.RunAsync(Request(Short) with { Progress = progress }, Token);
        }).ToArray();
        while (pool.Waiting < 3) await Task.Delay(10, Token);
        Assert.Equal(1, pool.Running);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Task.WhenAll(later);

        Assert.Equal([0, 1, 2], begun);
        Assert.Equal((0, 0), (pool.Running, pool.Waiting));
    }

    [Fact]
    public async Task Run_Canceled_SaysSoWithTheCallersToken()
    {
        var (run, cancellation) = await Begin(Pool());
        await cancellation.CancelAsync();
        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run)).CancellationToken);
    }

    [Fact]
    public async Task Run_MoreMemoryThanThePoolHas_IsRefusedAtOnce()
    {
        var pool = Pool(options => options.MemoryBytes = 50_000_000);
        await Assert.ThrowsAsync<PasticheException>(() => pool.PlanAsync(Request(new StylizeOptions()), Token));
        var refusal = await Assert.ThrowsAsync<PasticheException>(() => pool.RunAsync(Request(new StylizeOptions()), Token));
        Assert.Matches("^A run at 512×384 needs about [0-9,]+ MB of memory; the pool has 50 MB; ask for a smaller size.$", refusal.Message);
    }

    [Fact]
    public async Task Plan_OfARun_TellsItsSizesWhileAnotherRuns()
    {
        var pool = Pool();
        _ = await Begin(pool);
        Assert.Equal([32], (await pool.PlanAsync(Request(Short), Token)).Scales.Select(scale => scale.Width));
    }

    [Fact]
    public async Task Run_TooManyWait_IsRefused()
    {
        var pool = Pool(options => options.MaxWaiting = 0);
        _ = await Begin(pool);
        await Assert.ThrowsAsync<PoolFullException>(() => pool.RunAsync(Request(Short), Token));
    }

    [Fact]
    public async Task Run_OptionOutOfRange_IsRefusedAndTheNextRuns()
    {
        var pool = Pool();
        await Assert.ThrowsAsync<PasticheException>(() => pool.RunAsync(Request(Short with { ContentWeight = -1 }), Token));
        await pool.RunAsync(Request(Short), Token);
    }

    [Fact]
    public async Task Dispose_RunsAndRequestsThatWait_EndWithTheTokenOfThePool()
    {
        var provider = Provider();
        var pool = provider.GetRequiredService<IStylizerPool>();
        var (running, _) = await Begin(pool);
        var waiting = pool.RunAsync(Request(Short), Token);
        while (pool.Waiting < 1) await Task.Delay(10, Token);

        await provider.DisposeAsync();

        foreach (var task in new[] { running, waiting })
        {
            Assert.Equal(pool.Stopping, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task)).CancellationToken);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.RunAsync(Request(Short), Token));
    }

    [Fact]
    public async Task Run_SeveralAtOnce_GiveTheImagesOfOneAfterTheOther()
    {
        var pool = Pool(options => options.MaxRuns = 3);
        var requests = Enumerable.Range(0, 6).Select(seed => Request(Short with { Seed = seed, Initialization = Initialization.Noise }));
        var results = await Task.WhenAll(requests.Select(request => pool.RunAsync(request, Token)));

        using var stylizer = new Stylizer();
        Assert.All(requests.Zip(results), pair => Assert.Equal(
            stylizer.Run(pair.First.Content, pair.First.Styles, pair.First.Options, Token).Image.Pixels.ToArray(),
            pair.Second.Image.Pixels.ToArray()));
    }

    [Fact]
    public async Task Run_Progress_IsPassedOn()
    {
        var reports = new List<StylizeProgress>();
        await Pool().RunAsync(
            Request(Short) with { Progress = new Reports(reports.Add), PreviewEvery = TimeSpan.Zero }, Token);
        Assert.Equal([1, 2], reports.Select(report => report.Iteration));
        Assert.All(reports, report => Assert.NotNull(report.Preview));
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(1, -1, null)]
    [InlineData(1, 1, 0)]
    public void Options_OutOfRange_AreRefused(int runs, int waiting, int? threads)
    {
        var provider = Provider(options => (options.MaxRuns, options.MaxWaiting, options.Threads) = (runs, waiting, threads));
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStylizerPool>());
    }

    [Fact]
    public async Task Run_IsSeenInLogsMetricsAndATrace()
    {
        var values = new Dictionary<string, double>();
        var activities = new List<Activity>();
        using var meters = Listen(values);
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Pastiche",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (activities) activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(traces);
        using var own = new Activity("test").Start();

        var pool = Pool();
        await pool.RunAsync(Request(Short), Token);
        await Assert.ThrowsAsync<PasticheException>(() => pool.RunAsync(Request(Short with { StyleWeight = -1 }), Token));
        meters.RecordObservableInstruments();

        Assert.Contains(_messages.All, message => message.StartsWith("Information: Painted 32×24 in ", StringComparison.Ordinal));
        Assert.Contains(_messages.All, message => message.StartsWith("Information: A request was refused: ", StringComparison.Ordinal));
        Assert.Equal(
            ["painted", "refused"],
            activities.Where(activity => activity.ParentSpanId == own.SpanId)
                .Select(activity => (string?)activity.GetTagItem("pastiche.outcome")));
        Assert.Equal(
            (2, 2, 2),
            (values["pastiche.run.duration"], values["pastiche.iteration.duration"], values["pastiche.run.wait.duration"]));
        Assert.Equal((0, 0, 0), (values["pastiche.run.active"], values["pastiche.run.waiting"], values["pastiche.memory.reserved"]));
    }

    private static StylizeRequest Request(StylizeOptions options) => new(Picture(64, 48), Picture(50, 50)) { Options = options };

    private static Image Picture(int width, int height)
    {
        var image = new Image(width, height);
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (float)(0.5 + (0.4 * Math.Sin(i * 0.7) * Math.Sin(i * 0.01)));
        return image;
    }

    /// <summary>Begins a run that ends only when it is canceled.</summary>
    private static async Task<(Task<StylizeResult> Run, CancellationTokenSource Cancellation)> Begin(IStylizerPool pool)
    {
        var (begun, cancellation) = (new TaskCompletionSource(), CancellationTokenSource.CreateLinkedTokenSource(Token));
        var run = pool.RunAsync(Request(Endless) with { Progress = new Reports(_ => begun.TrySetResult()) }, cancellation.Token);
        await Task.WhenAny(begun.Task, run);
        return (run, cancellation);
    }

    /// <summary>Counts the measurements of histograms, and keeps the last of what is observed.</summary>
    private static MeterListener Listen(Dictionary<string, double> values)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Meter.Name == "Pastiche") meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, _, _, _) => Add(instrument.Name, values.GetValueOrDefault(instrument.Name) + 1));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
        listener.Start();
        return listener;

        void Add(string name, double value)
        {
            lock (values) values[name] = value;
        }
    }

    private IStylizerPool Pool(Action<StylizerPoolOptions>? configure = null) =>
        Provider(configure).GetRequiredService<IStylizerPool>();

    private ServiceProvider Provider(Action<StylizerPoolOptions>? configure = null)
    {
        var services = new ServiceCollection().AddPastiche(configure);
        services.AddLogging(logging => logging.AddProvider(_messages));
        _providers.Add(services.BuildServiceProvider());
        return _providers[^1];
    }

    private sealed class Reports(Action<StylizeProgress> take) : IProgress<StylizeProgress>
    {
        public void Report(StylizeProgress value) => take(value);
    }

    private sealed class Messages : ILoggerProvider, ILogger
    {
        public List<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (All) All.Add($"{logLevel}: {formatter(state, exception)}");
        }

        public void Dispose()
        {
        }
    }
}
