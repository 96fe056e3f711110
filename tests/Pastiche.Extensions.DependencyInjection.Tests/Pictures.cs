using System.Security.Cryptography;

namespace Pastiche.Extensions.DependencyInjection.Tests;

/// <summary>Files of small pictures, and what the library paints of them.</summary>
internal static class Pictures
{
    /// <summary>The query by which the service paints what <see cref="Painted"/> does.</summary>
    public const string Query = "size=32&iterations=2";

    /// <summary>A PNG of waves.</summary>
    public static byte[] Png(int width, int height, double frequency)
    {
        var image = new Image(width, height);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (float)(0.5 + (0.4 * Math.Sin(i * frequency) * Math.Sin(i * 0.01)));
        using var file = new MemoryStream();
        image.Save(file);
        return file.ToArray();
    }

    /// <summary>The checksum of the PNG that the library paints.</summary>
    public static string Painted(byte[] content, byte[] style)
    {
        using var stylizer = new Stylizer();
        var options = new StylizeOptions { Scales = ScaleSchedule.UpTo(32, 2) };
        using var file = new MemoryStream();
        stylizer.Run(Image.Load(content, 1024), Image.Load(style, 1024), options).Save(file);
        return Sum(file.ToArray());
    }

    /// <summary>The checksum of a file.</summary>
    public static string Sum(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
