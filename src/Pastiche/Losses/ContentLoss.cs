namespace Pastiche.Losses;

/// <summary>
/// Content as the activations of a deep layer, position by position: Σ (F − P)², where P are those of the content picture. Relative
/// to Σ (P − P̄)², with P̄ the mean of the whole tensor; or ½ Σ (F − P)² as in the paper.
/// </summary>
/// <remarks>
/// L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), equation 1. Differs
/// from it in the relative normalisation, which replaces the factor ½.
/// </remarks>
internal sealed record ContentLoss : PositionalLoss
{
    public override string Name => "content";
}
