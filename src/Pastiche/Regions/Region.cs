namespace Pastiche.Regions;

/// <summary>A region of the picture and the styles that are blended in it.</summary>
/// <param name="Styles">The indices of its styles, at least one, all with weights above 0.</param>
/// <param name="Where">
/// The mask of the region, of any size; null for what the other regions leave, which is the whole picture if there are none.
/// </param>
internal sealed record Region(IReadOnlyList<int> Styles, Mask? Where);
