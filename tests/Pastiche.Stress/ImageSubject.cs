namespace Pastiche.Stress;

/// <summary>Pictures that are written, read, reduced and resized by libvips and by us, all at once.</summary>
internal sealed class ImageSubject : Subject
{
    private static readonly string[] Extensions = [".png", ".jpg", ".webp", ".tiff"];

    private readonly Image _image = Images.Waves(160, 120, seed: 5);
    private readonly Dictionary<string, (float[] Whole, float[] Reduced)> _expected;

    public ImageSubject() => _expected = Extensions.ToDictionary(extension => extension, SaveAndLoad);

    public override void Act(Random random, Tally tally)
    {
        var extension = Extensions[random.Next(Extensions.Length)];
        tally.Call("Image.Save and Load", () =>
        {
            var (whole, reduced) = SaveAndLoad(extension);
            return whole.AsSpan().SequenceEqual(_expected[extension].Whole) && reduced.AsSpan().SequenceEqual(_expected[extension].Reduced);
        });
    }

    private (float[] Whole, float[] Reduced) SaveAndLoad(string extension)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            _image.Save(path);
            return (Image.Load(path).Pixels.ToArray(), Image.Load(path, longSide: 64).Pixels.ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
