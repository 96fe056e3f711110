namespace Pastiche.Losses;

/// <summary>
/// Style as what is found at single places of it: Σ (F − T)², where T is at each position the style's features at its nearest neighbor, the
/// position of the style with the highest centered cosine. Relative to the sum that features as far from T as the style's are from their
/// mean would have. Neighbors are found outside of the graph and stay fixed in between, so that the gradient is that of squares.
/// </summary>
/// <remarks>
/// N. Kolkin, M. Kucera, S. Paris, D. Sykora, E. Shechtman, G. Shakhnarovich, "Neural Neighbor Style Transfer" (2022), for centered cosines
/// and targets that stay fixed for a while; C. Li, M. Wand, "Combining Markov Random Fields and Convolutional Neural Networks for Image
/// Synthesis" (CVPR 2016), for squares of differences. Differs from both in matching single positions of each layer on its own.
/// </remarks>
internal sealed record NeighborsLoss : PositionalLoss
{
    public override string Name => "neighbors";

    public override bool IsMatched => true;
}
