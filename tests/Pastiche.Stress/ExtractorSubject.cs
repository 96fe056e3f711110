namespace Pastiche.Stress;

/// <summary>A feature extractor that is asked by everybody for pictures of several sizes, and disposed meanwhile.</summary>
internal sealed class ExtractorSubject : Subject
{
    private static readonly string[] Layers = ["stem", "stage1_2"];

    private readonly Engine _engine;
    private readonly (Image Image, float[][] Features)[] _known;
    private FeatureExtractor _extractor;

    public ExtractorSubject(Engine engine)
    {
        (_engine, _extractor) = (engine, new FeatureExtractor(engine: engine));
        _known = [.. new[] { (48, 40), (64, 64), (97, 33) }.Select(size => Images.Waves(size.Item1, size.Item2, seed: 3)).Select(Answer)];

        (Image, float[][]) Answer(Image image) => (image, Extract(_extractor, image));
    }

    public override void Act(Random random, Tally tally)
    {
        if (random.Next(20) == 0)
        {
            tally.Call("FeatureExtractor.Dispose", () => Replace(ref _extractor, new FeatureExtractor(engine: _engine)));
            return;
        }

        var (image, features) = _known[random.Next(_known.Length)];
        tally.Call("FeatureExtractor.Extract", () =>
        {
            var answer = Extract(Volatile.Read(ref _extractor), image);
            return answer.Zip(features).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        });
    }

    private static float[][] Extract(FeatureExtractor extractor, Image image) =>
        [.. extractor.Extract(image, Layers).Select(features => features.Values.ToArray())];
}
