namespace Pastiche.Stylization;

/// <summary>
/// The image whose features are matched with those of the style: the content where it has detail, elsewhere the image so far.
/// </summary>
internal static class MatchSource
{
    /// <summary>
    /// Mixes two images: t · content + (1 − t) · picture, where t goes from the low share to the high one with the detail.
    /// </summary>
    /// <param name="content">The content. Its alpha is left out.</param>
    /// <param name="picture">The image so far, of the content's size.</param>
    /// <param name="detail">The content's detail, of any size.</param>
    /// <param name="share">The content's share.</param>
    public static Image Mix(Image content, Image picture, Mask detail, ContentShare share)
    {
        var details = detail.Resize(content.Width, content.Height).Values;
        var mixed = new Image(content.Width, content.Height);
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var contents = content.Plane(channel);
            var pictures = picture.Plane(channel);
            var mixes = mixed.Plane(channel);
            for (var i = 0; i < mixes.Length; i++)
            {
                var kept = share.Low + ((share.High - share.Low) * details[i]);
                mixes[i] = (kept * contents[i]) + ((1 - kept) * pictures[i]);
            }
        }

        return mixed;
    }
}
