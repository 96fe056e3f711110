namespace Pastiche;

/// <summary>The precision in which L-BFGS remembers its steps and their changes of the gradient.</summary>
public enum CurvaturePrecision
{
    /// <summary>32 bits, as the image.</summary>
    Full,

    /// <summary>16 bits, scaled so that the largest value of a vector fits.</summary>
    Half,
}
