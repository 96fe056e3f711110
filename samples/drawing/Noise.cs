using System.Numerics;

/// <summary>Seeded gradient noise: smooth, about -1 to 1, without repeats a picture could show.</summary>
internal sealed class Noise
{
    private readonly int[] _permutation = new int[512];

    public Noise(int seed)
    {
        int[] half = [.. Enumerable.Range(0, 256)];
        new Random(seed).Shuffle(half);
        half.CopyTo(_permutation, 0);
        half.CopyTo(_permutation, 256);
    }

    public float At(Vector2 p)
    {
        int x = (int)MathF.Floor(p.X), y = (int)MathF.Floor(p.Y);
        Vector2 f = p - new Vector2(x, y);
        Vector2 s = f * f * f * (f * (f * 6 - new Vector2(15)) + new Vector2(10));
        float top = float.Lerp(Corner(x, y, f), Corner(x + 1, y, f - Vector2.UnitX), s.X);
        float bottom = float.Lerp(Corner(x, y + 1, f - Vector2.UnitY), Corner(x + 1, y + 1, f - Vector2.One), s.X);
        return 1.5f * float.Lerp(top, bottom, s.Y);
    }

    /// <summary>Octaves of noise, each twice as fine and half as strong as the one before.</summary>
    public float Fractal(Vector2 p, int octaves)
    {
        float sum = 0;
        for (int i = 0; i < octaves; i++)
        {
            sum += At(p * (1 << i) + new Vector2(17.3f * i)) / (1 << i);
        }

        return sum;
    }

    /// <summary>Two unlike noises, as a displacement.</summary>
    public Vector2 Shift(Vector2 p, int octaves) => new(Fractal(p, octaves), Fractal(p + new Vector2(31.7f, 8.2f), octaves));

    /// <summary>A constant between 0 and 1 for each whole number.</summary>
    public float Hash(int n) => _permutation[_permutation[n & 255] + (n >> 8 & 255)] / 255f;

    private float Corner(int x, int y, Vector2 d) =>
        Vector2.Dot(Plane.Unit(_permutation[_permutation[x & 255] + (y & 255)] * MathF.Tau / 256), d);
}
