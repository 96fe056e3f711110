namespace Pastiche;

/// <summary>What became of looking at a network in a store.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
public sealed record ModelCheck(string Name, string? Problem);
