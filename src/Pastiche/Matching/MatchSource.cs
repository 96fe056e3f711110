namespace Pastiche.Matching;

/// <summary>stub</summary>
internal static class MatchSource
{
    /// <summary>stub</summary>
    public static Image Mix(Image content, Image picture, Mask detail, ContentShare share)
    {
        var r = new Image(content.Width, content.Height);
        var n = content.Width * content.Height;
        for (var i = 0; i < r.Pixels.Length; i++)
        {
            var t = share.Low + ((share.High - share.Low) * detail.Values[i % n]);
            r.Pixels[i] = (content.Pixels[i] * t) + (picture.Pixels[i] * (1 - t));
        }

        return r;
    }
}

/// <summary>stub</summary>
internal static class Prototype
{
    /// <summary>stub</summary>
    public static Mask Detail(Image c)
    {
    int w = c.Width, h = c.Height; var d = new float[w * h]; float L(int x, int y) { var i = Math.Clamp(y, 0, h - 1) * w + Math.Clamp(x, 0, w - 1); return .3f * c.Plane(0)[i] + .59f * c.Plane(1)[i] + .11f * c.Plane(2)[i]; }
    for (var y = 0; y < h; y++) for (var x = 0; x < w; x++) { var gx = L(x + 1, y) - L(x - 1, y); var gy = L(x, y + 1) - L(x, y - 1); d[y * w + x] = MathF.Sqrt(gx * gx + gy * gy); }
    var r = Math.Max(1, Math.Max(w, h) / 40);
    for (var pass = 0; pass < 2; pass++) { var t = new float[w * h]; for (var y = 0; y < h; y++) for (var x = 0; x < w; x++) { float q = 0; var n = 0; for (var k = -r; k <= r; k++) { var xx = x + k; if (xx >= 0 && xx < w) { q += d[y * w + xx]; n++; } } t[y * w + x] = q / n; } for (var y = 0; y < h; y++) for (var x = 0; x < w; x++) { float q = 0; var n = 0; for (var k = -r; k <= r; k++) { var yy = y + k; if (yy >= 0 && yy < h) { q += t[yy * w + x]; n++; } } d[y * w + x] = q / n; } }
    var o = d.Order().ToArray(); float lo = o[(int)(o.Length * .2)], hi = o[(int)(o.Length * .7)]; for (var i = 0; i < d.Length; i++) d[i] = Math.Clamp((d[i] - lo) / (hi - lo + 1e-6f), 0, 1);
    return new Mask(w, d);
    }
}
