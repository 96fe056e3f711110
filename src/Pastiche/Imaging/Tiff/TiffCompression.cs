namespace Pastiche.Imaging.Tiff;

/// <summary>The compressions of TIFF files: those that every libtiff supports, and the names of others.</summary>
internal static class TiffCompression
{
    public const int None = 1;
    public const int Lzw = 5;
    public const int Jpeg = 7;
    public const int Deflate = 8;
    public const int PackBits = 32773;
    public const int OldDeflate = 32946;

    /// <summary>Whether a compression is supported: CCITT, LZW, JPEG, Deflate by both codes, PackBits, WebP.</summary>
    public static bool IsSupported(long code) =>
        code is None or 2 or 3 or 4 or Lzw or Jpeg or Deflate or 32771 or PackBits or OldDeflate or 50001;

    /// <summary>The name of a compression.</summary>
    public static string Name(long code) => code switch
    {
        None => "no compression",
        2 or 3 or 4 or 32771 => "CCITT",
        Lzw => "LZW",
        6 => "JPEG of the old kind",
        Jpeg => "JPEG",
        Deflate or OldDeflate => "Deflate",
        9 or 10 or 34661 => "JBIG",
        32766 => "NeXT",
        PackBits => "PackBits",
        32809 => "ThunderScan",
        33003 or 33004 or 33005 or 34712 => "JPEG 2000",
        34676 or 34677 => "SGI LogLuv",
        34887 => "LERC",
        34892 => "lossy JPEG of DNG",
        34925 => "LZMA",
        34933 => "PNG",
        22610 or 34934 => "JPEG XR",
        50000 or 34926 => "ZSTD",
        50001 => "WebP",
        50002 or 52546 => "JPEG XL",
        _ => $"unknown (code {code})",
    };
}
