using System.Text.Json;
using Pastiche.Optimization;
using Xunit;

namespace Pastiche.Tests.Events;

public class JobEventTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1.5);

    /// <summary>Every event, and the line that --json prints for it.</summary>
    public static TheoryData<JobEvent, string> Events { get; } = new()
    {
        { new JobNote("a \"note\" on <ø>"), """{"event":"note","text":"a \"note\" on <ø>"}""" },
        {
            new JobBegun("a + b", [new JobScale(32, 24, 5)]),
            """{"event":"begun","summary":"a + b","scales":[{"width":32,"height":24,"iterations":5}]}"""
        },
        {
            new RunPlanned(64, 48, 1234, TimeSpan.FromSeconds(90), 128, 5, CurvaturePrecision.Half),
            """{"event":"planned","width":64,"height":48,"memoryBytes":1234,"estimatedSeconds":90,"tileSide":128"""
                + ""","curvaturePairs":5,"curvaturePrecision":"half"}"""
        },
        {
            new EngineChosen(Engine.OnnxRuntime, "ONNX Runtime 1.2.3", "so be it"),
            """{"event":"engine","engine":"onnxruntime","name":"ONNX Runtime 1.2.3","reason":"so be it"}"""
        },
        {
            new StepTaken(1, 64, 48, 7, 60, new LossTerms(0.25, 0.125, 0.0625, 0.03125), 0.5, Time),
            """{"event":"step","scale":1,"width":64,"height":48,"iteration":7,"of":60,"terms":{"content":0.25,"style":0.125,"tv":0.0625"""
                + ""","range":0.03125},"total":0.5,"seconds":1.5}"""
        },
        {
            new StepTaken(0, 64, 48, 7, 60, new LossTerms(0, double.NaN, 0, 0), double.NaN, Time) { Outcome = StepOutcome.NonFinite },
            """{"event":"step","scale":0,"width":64,"height":48,"iteration":7,"of":60,"terms":{"content":0,"style":null,"tv":0,"range":0}"""
                + ""","total":null,"seconds":1.5,"outcome":"nonFinite"}"""
        },
        { new RunResumed("a.ck", 1, 7), """{"event":"resumed","checkpoint":"a.ck","scale":1,"iteration":7}""" },
        {
            new CheckpointSaved("a.ck", 1, 7, 1234, Time),
            """{"event":"checkpoint","path":"a.ck","scale":1,"iteration":7,"bytes":1234,"seconds":1.5}"""
        },
        { new CheckpointFailed("a.ck", "no"), """{"event":"checkpointFailed","path":"a.ck","reason":"no"}""" },
        {
            new RunEnded(JobEnd.Done, "out.png", 64, 48, Time, 99),
            """{"event":"done","output":"out.png","width":64,"height":48,"seconds":1.5,"peakMemoryBytes":99}"""
        },
        {
            new RunEnded(JobEnd.Lost, null, null, null, Time, 99),
            """{"event":"lost","output":null,"width":null,"height":null,"seconds":1.5,"peakMemoryBytes":99}"""
        },
        {
            new ImageBegun(2, 3, "a.jpg", "b.jpg", "ab.png"),
            """{"event":"picture","index":2,"of":3,"content":"a.jpg","style":"b.jpg","output":"ab.png"}"""
        },
        { new ImageSkipped("a.jpg", "b.jpg", "ab.png"), """{"event":"skipped","content":"a.jpg","style":"b.jpg","output":"ab.png"}""" },
        {
            new ImageFailed("a.jpg", "b.jpg", "ab.png", "no"),
            """{"event":"failed","content":"a.jpg","style":"b.jpg","output":"ab.png","reason":"no"}"""
        },
        {
            new BatchEnded(1, 2, 3, 4, Time, null),
            """{"event":"batch","done":1,"skipped":2,"failed":3,"left":4,"seconds":1.5,"contactSheet":null}"""
        },
        {
            new PartProgressed("a", 1, 2, 0.25, Time, null),
            """{"event":"progress","title":"a","index":1,"of":2,"done":0.25,"seconds":1.5,"secondsLeft":null}"""
        },
        {
            new PartEnded("a", 1, 2, 0.5, Time, Time, "30.3 dB"),
            """{"event":"part","title":"a","index":1,"of":2,"done":0.5,"seconds":1.5,"secondsLeft":1.5,"outcome":"30.3 dB"}"""
        },
        { new DrawingBegun(), """{"event":"drawing"}""" },
        { new PartsEnded(JobEnd.Cancelled, ["a.png", "b.png"], Time),
            """{"event":"cancelled","outputs":["a.png","b.png"],"seconds":1.5}""" },
        {
            PullProgressed.Of("vgg19", new PullProgress(PullPhase.Downloading, 1, null, 0, "http://a")),
            """{"event":"downloading","name":"vgg19","bytes":1,"total":null,"resumed":0,"from":"http://a"}"""
        },
        { new PullEnded("vgg19", "a.onnx", 1, "00ff"), """{"event":"done","name":"vgg19","path":"a.onnx","bytes":1,"sha256":"00ff"}""" },
        {
            new LayerMeasured("stem", 64, 128, 88, 2, 7, 9472),
            """{"event":"layer","name":"stem","maps":64,"width":128,"height":88,"stride":2,"receptiveField":7,"parameters":9472}"""
        },
        { new ReplayCompared(false, ["a is b"]), """{"event":"replay","identical":false,"differences":["a is b"]}""" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void ToJson_Event_IsItsLine(JobEvent one, string json) => Assert.Equal(json, one.ToJson());

    [Theory]
    [MemberData(nameof(Events))]
    public void Parse_Line_IsTheSameEvent(JobEvent one, string json)
    {
        var read = JobEvent.Parse(json);

        Assert.IsType(one.GetType(), read);
        Assert.Equal(json, read.ToJson());
    }

    [Fact]
    public void Events_AreAllTypesThereAre()
    {
        var types = typeof(JobEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JobEvent)));

        Assert.Equal(types.ToHashSet(), [.. Events.Select(row => row.Data.Item1.GetType())]);
    }

    [Fact]
    public void Serialize_List_IsWhatEachIsByItself()
    {
        JobEvent[] events = [new JobNote("a"), new DrawingBegun()];

        var json = JsonSerializer.Serialize(events);

        Assert.Equal("""[{"event":"note","text":"a"},{"event":"drawing"}]""", json);
        Assert.Equal(events, JsonSerializer.Deserialize<JobEvent[]>(json));
    }

    [Fact]
    public void Parse_PropertyOfALaterVersion_IsIgnored() =>
        Assert.Equal(new JobNote("a"), JobEvent.Parse("""{"event":"note","text":"a","level":3}"""));

    [Theory]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("{}")]
    [InlineData("""{"event":3}""")]
    [InlineData("""{"event":"dance"}""")]
    [InlineData("""{"event":"done","output":"a.png"}""")]
    public void Parse_AnythingElse_IsRefused(string json) => Assert.Throws<JsonException>(() => JobEvent.Parse(json));
}
