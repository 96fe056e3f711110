namespace Pastiche.Imaging.Tiff;

/// <summary>
/// Rewrites the directories of a TIFF file: the same bytes are followed by new directories with only what is needed to decode the first
/// picture. The meaning of channels is known from <see cref="TiffPixels"/>, so libvips is given plain channels, and separate planes
/// become pages. Without odd but harmless fields, every warning of libtiff is about the pixels.
/// </summary>
internal static class PlainTiff
{
    /// <summary>The fields that describe the compression.</summary>
    private static readonly TiffTag[] Packing =
    [
        TiffTag.FillOrder, TiffTag.T4Options, TiffTag.T6Options, TiffTag.Predictor, TiffTag.ColorMap, TiffTag.JpegTables,
        TiffTag.YCbCrCoefficients, TiffTag.YCbCrSubSampling, TiffTag.YCbCrPositioning, TiffTag.ReferenceBlackWhite,
    ];

    /// <summary>The fields that describe the picture as a whole.</summary>
    private static readonly TiffTag[] Metadata = [TiffTag.Orientation, TiffTag.Xmp, TiffTag.IccProfile];

    /// <summary>Builds the file, with a page for each separate plane of <paramref name="pixels"/>, or one.</summary>
    public static byte[] Of(byte[] file, TiffDirectory directory, TiffPixels pixels, TiffPieces pieces)
    {
        var plain = new MemoryStream(file.Length + (1 << 12));
        plain.Write(file);
        // The link to the first directory in the header.
        var link = 4;
        for (var page = 0; page < pixels.Planes; page++)
        {
            if (plain.Length % 2 != 0) plain.WriteByte(0);
            var start = (int)plain.Length;
            var fields = Describe(directory, pixels, pieces, page);
            fields.WriteTo(plain);
            plain.Position = link;
            fields.WriteNumber(plain, start, 4);
            plain.Position = plain.Length;
            link = start + fields.Link;
        }

        // A file of this size does not need BigTIFF.
        plain.Position = 2;
        plain.Write(directory.IsBigEndian ? [0, 42] : [42, 0]);
        // The link of the last directory is 0.
        return plain.GetBuffer();
    }

    private static PlainDirectory Describe(TiffDirectory directory, TiffPixels pixels, TiffPieces pieces, int page)
    {
        var samples = pixels.Samples / pixels.Planes;
        var count = pieces.Offsets.Length / pixels.Planes;
        var offsets = pieces.Offsets.AsSpan(page * count, count);
        var lengths = pieces.Lengths.AsSpan(page * count, count);
        var fields = new PlainDirectory(directory.IsBigEndian)
            .Longs(TiffTag.ImageWidth, pixels.Width).Longs(TiffTag.ImageLength, pixels.Height)
            .Shorts(TiffTag.BitsPerSample, [.. Enumerable.Repeat(pixels.Bits, samples)])
            .Shorts(TiffTag.SampleFormat, [.. Enumerable.Repeat(pixels.SampleFormat, samples)])
            .Shorts(TiffTag.Compression, pixels.Compression)
            .Shorts(TiffTag.PhotometricInterpretation, pixels.PlainPhotometric(page))
            .Shorts(TiffTag.SamplesPerPixel, samples)
            .Shorts(TiffTag.PlanarConfiguration, 1);
        var extra = pixels.Planes > 1 || pixels.IsPalette ? 0 : samples - pixels.Format.ColorBands;
        if (extra > 0) fields.Shorts(TiffTag.ExtraSamples, new int[extra]);
        if (pieces.AreTiles)
        {
            fields.Longs(TiffTag.TileWidth, pieces.Width).Longs(TiffTag.TileLength, pieces.Height)
                .Longs(TiffTag.TileOffsets, offsets).Longs(TiffTag.TileByteCounts, lengths);
        }
        else
        {
            fields.Longs(TiffTag.RowsPerStrip, pieces.Height).Longs(TiffTag.StripOffsets, offsets).Longs(TiffTag.StripByteCounts, lengths);
        }

        foreach (var tag in page == 0 ? Packing.Concat(Metadata) : Packing)
            if (directory.TryField(tag, out var field)) fields.Copy(tag, field);
        return fields;
    }
}
