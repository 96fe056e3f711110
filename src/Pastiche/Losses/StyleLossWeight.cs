using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pastiche;

/// <summary>A way to compare styles and how much it counts beside the others.</summary>
/// <param name="Kind">What is compared at each layer.</param>
/// <param name="Weight">0 or more. The weights of all losses are divided by their sum.</param>
public sealed record StyleLossWeight(
    StyleLossKind Kind,
    [property: Range(0, float.MaxValue)]
    [property: Description("The weights of all losses are divided by their sum")]
    float Weight = 1);
