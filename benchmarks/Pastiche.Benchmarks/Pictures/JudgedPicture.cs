namespace Pastiche.Benchmarks.Pictures;

/// <summary>A picture with what it is made of, and its figures.</summary>
/// <param name="Name">What it is called: its file, or its content and its style.</param>
/// <param name="Content">The content.</param>
/// <param name="Style">The style.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Cost">What it cost; null if it was not painted here.</param>
internal sealed record JudgedPicture(
    string Name, Image Content, Image Style, Image Picture, PictureFigures Figures, PaintingCost? Cost = null);
