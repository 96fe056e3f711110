using System.Globalization;
using Xunit;

namespace Pastiche.Tests.Runtime;

/// <summary>
/// How far two gradients of the same objective are apart. Where two values that a maximum chooses from, or a ReLU's input and 0, differ
/// by rounding only, engines may take different sides, so single elements cannot be held to anything.
/// </summary>
/// <param name="Distance">Their difference's norm over the expected one's.</param>
/// <param name="Cosine">That of the angle between them.</param>
internal sealed record GradientAgreement(double Distance, double Cosine)
{
    public static GradientAgreement Of(ReadOnlySpan<float> gradient, ReadOnlySpan<float> expected)
    {
        Assert.Equal(expected.Length, gradient.Length);
        double difference = 0, product = 0, square = 0, expectedSquare = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow((double)gradient[i] - expected[i], 2);
            product += (double)gradient[i] * expected[i];
            square += (double)gradient[i] * gradient[i];
            expectedSquare += (double)expected[i] * expected[i];
        }

        return new(Math.Sqrt(difference / expectedSquare), product / Math.Sqrt(square * expectedSquare));
    }

    /// <summary>Requires that they are close.</summary>
    public void Require(double distance = 2e-2, double cosine = 0.9998)
    {
        Assert.InRange(Distance, 0, distance);
        Assert.InRange(Cosine, cosine, 1.0000001);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"relative L2 {Distance:E1}, cosine {Cosine:F7}");
}
