namespace Pastiche;

/// <summary>What losses on features are divided by.</summary>
public enum LossNormalization
{
    /// <summary>What an empty picture would score, so that one set of weights serves every backbone, layer and size.</summary>
    Relative,

    /// <summary>
    /// Nothing but what the paper divides by: ½ Σ (F − P)² and Σ 1/(4N²) Σ (G/M − A/M_A)², stated for networks that take pictures from
    /// 0 to 255; the features of others are multiplied so that weights mean the same.
    /// </summary>
    Gatys,
}
