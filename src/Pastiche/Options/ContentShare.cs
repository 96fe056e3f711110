namespace Pastiche;

/// <summary>stub</summary>
/// <param name="Low">stub</param>
/// <param name="High">stub</param>
public sealed record ContentShare(float Low, float High);
