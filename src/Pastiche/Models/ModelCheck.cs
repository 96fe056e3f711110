namespace Pastiche;

/// <summary>The result of verifying a network in a store.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Problem">The problem; null if there is none.</param>
public sealed record ModelCheck(string Name, string? Problem);
