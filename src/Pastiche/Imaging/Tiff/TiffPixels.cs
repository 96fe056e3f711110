namespace Pastiche.Imaging.Tiff;

/// <summary>The pixel format of a TIFF directory, validated: every kind that is not known to decode correctly is refused by name.</summary>
internal sealed class TiffPixels
{
    private const int WhiteIsZero = 0;
    private const int BlackIsZero = 1;
    private const int Rgb = 2;
    private const int Palette = 3;
    private const int Separated = 5;
    private const int YCbCr = 6;
    private const int Lab = 8;
    private const int FloatingPoint = 3;
    private const long Associated = 1;
    private const long Unassociated = 2;

    private readonly TiffDirectory _directory;
    private readonly string _path;

    public TiffPixels(TiffDirectory directory, string path)
    {
        (_directory, _path) = (directory, path);
        Width = directory.Number(TiffTag.ImageWidth, 0);
        Height = directory.Number(TiffTag.ImageLength, 0);
        Samples = (int)Math.Min(int.MaxValue, directory.Number(TiffTag.SamplesPerPixel, 1));
        Bits = (int)Math.Min(int.MaxValue, directory.Number(TiffTag.BitsPerSample, 1));
        Compression = (int)Math.Min(int.MaxValue, directory.Number(TiffTag.Compression, TiffCompression.None));
        Photometric = (int)directory.Number(TiffTag.PhotometricInterpretation, -1);
        Planes = directory.Number(TiffTag.PlanarConfiguration, 1) == 2 ? Samples : 1;
        SampleFormat = (int)directory.Number(TiffTag.SampleFormat, 1);
        Require();
        Format = new PixelFormat(Colors(), SampleType());
        if (Samples < Format.ColorBands && !IsPalette) throw Errors.DamagedImage(path, $"{ColorName} with {Samples} channels");
        var (alpha, band) = Alpha();
        Format = Format with { Alpha = alpha, AlphaBand = band };
    }

    public long Width { get; }

    public long Height { get; }

    /// <summary>The number of channels.</summary>
    public int Samples { get; }

    /// <summary>The bits of each sample.</summary>
    public int Bits { get; }

    public int Compression { get; }

    public int Photometric { get; }

    /// <summary>The sample format: 1 for whole numbers, 3 for floats.</summary>
    public int SampleFormat { get; }

    /// <summary>The number of planes: the number of channels if they are stored separately, else 1.</summary>
    public int Planes { get; }

    /// <summary>The format of the channels; for a palette, that of its entries.</summary>
    public PixelFormat Format { get; }

    /// <summary>Whether the pixels are indices into a palette.</summary>
    public bool IsPalette => Photometric == Palette;

    /// <summary>
    /// The photometric interpretation of a page of <see cref="PlainTiff"/>: the original one, or gray or RGB for samples that libvips
    /// must not convert.
    /// </summary>
    public int PlainPhotometric(int page) => (Planes > 1, Photometric) switch
    {
        (_, WhiteIsZero) when page == 0 => WhiteIsZero,
        (true, _) => BlackIsZero,
        (false, Lab) => Rgb,
        _ => Photometric,
    };

    private void Require()
    {
        if (Samples is < 1 or > ImageLimits.MostChannels)
            throw Errors.OutOfRange($"{_path}: the number of its channels", $"{Samples:N0}", $"1 to {ImageLimits.MostChannels}");
        if (_directory.Has(TiffTag.DngVersion) || (_directory.Number(TiffTag.NewSubfileType, 0) & 1) != 0)
            throw Errors.UnsupportedImage(_path, "a file whose first page is a preview, as in the raw files of cameras,");
        if (!TiffCompression.IsSupported(Compression))
            throw Errors.UnsupportedImage(_path, $"the compression of this TIFF file, {TiffCompression.Name(Compression)},");
        if (_directory.Numbers(TiffTag.BitsPerSample, Samples).Any(bits => bits != Bits))
            throw Errors.UnsupportedImage(_path, "a TIFF file whose channels have different numbers of bits");
        if (_directory.Numbers(TiffTag.SampleFormat, Samples).Any(format => format != SampleFormat))
            throw Errors.UnsupportedImage(_path, "a TIFF file whose channels are of different kinds");
    }

    private ColorModel Colors() => Photometric switch
    {
        WhiteIsZero or BlackIsZero => ColorModel.Gray,
        Rgb => ColorModel.Rgb,
        Palette when Samples == 1 => ColorModel.Rgb,
        YCbCr when Compression == TiffCompression.Jpeg && Planes == 1 && Samples == 3 => ColorModel.Rgb,
        Separated when _directory.Number(TiffTag.InkSet, 1) == 1 => ColorModel.Cmyk,
        Lab when IsAboutD65 => ColorModel.Lab,
        _ => Refuse<ColorModel>($"the kind of colours of this TIFF file, {ColorName},"),
    };

    private string ColorName => Photometric switch
    {
        -1 => "which it does not state",
        WhiteIsZero or BlackIsZero => "gray",
        Rgb => "RGB",
        Palette => "a palette",
        4 => "a transparency mask",
        Separated => "inks other than CMYK",
        YCbCr => "YCbCr without JPEG",
        Lab => IsAboutD65 ? "L*a*b*" : "L*a*b* about another white than D65",
        9 => "ICC L*a*b*",
        10 => "ITU L*a*b*",
        32803 => "the color filter array of a camera",
        32844 or 32845 => "LogLuv",
        34892 => "linear raw of a camera",
        _ => $"unknown (code {Photometric})",
    };

    /// <summary>Whether L*a*b* has the white point D65, the default of libvips and of this library.</summary>
    private bool IsAboutD65 =>
        _directory.Fractions(TiffTag.WhitePoint, 2) is not [var x, var y] || (Math.Abs(x - 0.3127) < 0.001 && Math.Abs(y - 0.329) < 0.001);

    private SampleType SampleType() => (SampleFormat, Bits, Photometric) switch
    {
        // Steps of 8 bits are too coarse in L*a*b*: some change a color visibly.
        (1 or 4, 8, not Lab) => Imaging.SampleType.Byte,
        (1 or 4, 16, not Palette) => Imaging.SampleType.Word,
        (1 or 4, 1 or 2 or 4, WhiteIsZero or BlackIsZero or Palette) when Samples == 1 => Imaging.SampleType.Byte,
        (FloatingPoint, 16 or 32, Rgb) => Imaging.SampleType.Float,
        _ => Refuse<SampleType>($"the kind of samples of this TIFF file, {Bits} bits of {SampleName} in {ColorName},"),
    };

    private string SampleName => SampleFormat switch
    {
        1 or 4 => "whole numbers",
        2 => "signed numbers",
        FloatingPoint => "floats",
        5 or 6 => "complex numbers",
        _ => $"an unknown format (code {SampleFormat})",
    };

    /// <summary>The first extra channel that is marked as alpha, or the only one if none is marked.</summary>
    private (AlphaKind Kind, int Band) Alpha()
    {
        long[] extra = _directory.Has(TiffTag.ExtraSamples) ? _directory.Numbers(TiffTag.ExtraSamples, Samples)
            : Samples == Format.ColorBands + 1 ? [Unassociated] : [];
        var first = Array.FindIndex(extra, kind => kind is Associated or Unassociated);
        var band = Format.ColorBands + first;
        if (first < 0 || band >= Samples) return (AlphaKind.None, -1);
        if (extra[first] == Unassociated) return (AlphaKind.Unassociated, band);
        if (Photometric is not (BlackIsZero or Rgb))
            throw Errors.UnsupportedImage(_path, $"a TIFF file of {ColorName} multiplied by alpha");
        return (AlphaKind.Associated, band);
    }

    private T Refuse<T>(string what)
    {
        throw Errors.UnsupportedImage(_path, what);
    }
}
