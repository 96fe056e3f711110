using System.Numerics;

/// <summary>Draws from a seeded generator.</summary>
internal static class RandomExtensions
{
    extension(Random random)
    {
        public float Between(float low, float high) => low + (high - low) * random.NextSingle();

        /// <summary>Roughly normal, variance 1, and never beyond 3.5: a brush does not slip by miles.</summary>
        public float Normal() => 2 * (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f);

        /// <summary>One point in each cell of a grid, in shuffled order.</summary>
        public Vector2[] JitteredGrid(float width, float height, float cell, float margin)
        {
            List<Vector2> points = [];
            for (float y = -margin; y < height + margin; y += cell)
            {
                for (float x = -margin; x < width + margin; x += cell)
                {
                    points.Add(new Vector2(x + random.Between(0, cell), y + random.Between(0, cell)));
                }
            }

            Vector2[] shuffled = [.. points];
            random.Shuffle(shuffled);
            return shuffled;
        }
    }
}
