namespace Pastiche.Regions;

/// <summary>A part of the picture with a style of its own, which may be blended of several.</summary>
/// <param name="Styles">Which of the styles; at least one, and each counts.</param>
/// <param name="Where">White where it is, of any size; null for what the others leave, which is all of the picture if there are none.</param>
internal sealed record Region(IReadOnlyList<int> Styles, Mask? Where);
