using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pastiche;

/// <summary>The content's share in a mix of the content and another image; it changes evenly with the content's detail.</summary>
/// <param name="Low">The share where the content has no detail, from 0 to 1. At 0 nothing of flat parts is kept.</param>
/// <param name="High">The share where the content has much detail, from 0 to 1. At 1 the content alone counts there.</param>
public sealed record ContentShare(
    [property: Range(0f, 1f)]
    [property: Description("At 0 nothing of flat parts is kept")]
    float Low,
    [property: Range(0f, 1f)]
    [property: Description("At 1 the content alone counts there")]
    float High)
{
    /// <summary>Refuses shares that are out of range.</summary>
    /// <exception cref="PasticheException">A share is not from 0 to 1.</exception>
    internal void Validate() => Setting.Require(this, " end of the content's share");
}
