namespace Pastiche.Imaging.Tiff;

/// <summary>The fields of a TIFF directory that are read.</summary>
internal enum TiffTag : ushort
{
    /// <summary>A field of the interoperability directory of EXIF metadata.</summary>
    InteroperabilityIndex = 1,
    NewSubfileType = 254,
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Compression = 259,
    PhotometricInterpretation = 262,
    FillOrder = 266,
    StripOffsets = 273,
    Orientation = 274,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    StripByteCounts = 279,
    PlanarConfiguration = 284,
    T4Options = 292,
    T6Options = 293,
    TransferFunction = 301,
    Predictor = 317,
    WhitePoint = 318,
    PrimaryChromaticities = 319,
    ColorMap = 320,
    TileWidth = 322,
    TileLength = 323,
    TileOffsets = 324,
    TileByteCounts = 325,
    InkSet = 332,
    ExtraSamples = 338,
    SampleFormat = 339,
    JpegTables = 347,
    YCbCrCoefficients = 529,
    YCbCrSubSampling = 530,
    YCbCrPositioning = 531,
    ReferenceBlackWhite = 532,
    Xmp = 700,
    Exif = 34665,
    IccProfile = 34675,

    /// <summary>A field of EXIF metadata, like the two after it.</summary>
    ExifColorSpace = 40961,
    ExifInteroperability = 40965,
    ExifGamma = 42240,
    DngVersion = 50706,
}
