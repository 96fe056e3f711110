namespace Pastiche.Imaging.Tiff;

/// <summary>
/// A TIFF file described anew: the same bytes, followed by directories that say what is needed to decode the first picture and nothing
/// else. What the channels mean is known from <see cref="TiffPixels"/>, so libvips is told of plain channels only, and where they are
/// stored one after the other, each is a page of its own. With nothing left that is odd and harmless, every warning of libtiff is about
/// the pixels.
/// </summary>
internal static class PlainTiff
{
    /// <summary>How the data are packed.</summary>
    private static readonly TiffTag[] Packing =
    [
        TiffTag.FillOrder, TiffTag.T4Options, TiffTag.T6Options, TiffTag.Predictor, TiffTag.ColorMap, TiffTag.JpegTables,
        TiffTag.YCbCrCoefficients, TiffTag.YCbCrSubSampling, TiffTag.YCbCrPositioning, TiffTag.ReferenceBlackWhite,
    ];

    /// <summary>What is said of the picture as a whole.</summary>
    private static readonly TiffTag[] Metadata = [TiffTag.Orientation, TiffTag.Xmp, TiffTag.IccProfile];

    /// <summary>The bytes of the file. It has as many pages as <paramref name="pixels"/> has channels stored apart, or one.</summary>
    public static byte[] Of(byte[] file, TiffDirectory directory, TiffPixels pixels, TiffPieces pieces)
    {
        var plain = new MemoryStream(file.Length + (1 << 12));
        plain.Write(file);
        // Where the header says where the first directory is.
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

        // A BigTIFF file of this size can do without being one.
        plain.Position = 2;
        plain.Write(directory.IsBigEndian ? [0, 42] : [42, 0]);
        // What is free behind the last directory belongs to none.
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
            fields.Longs(TiffTag.TileWidth, pieces.Width).Longs(TiffTag.TileLength, pieces.Height)
                .Longs(TiffTag.TileOffsets, offsets).Longs(TiffTag.TileByteCounts, lengths);
        else
            fields.Longs(TiffTag.RowsPerStrip, pieces.Height).Longs(TiffTag.StripOffsets, offsets).Longs(TiffTag.StripByteCounts, lengths);
        foreach (var tag in page == 0 ? Packing.Concat(Metadata) : Packing)
            if (directory.TryField(tag, out var field)) fields.Copy(tag, field);
        return fields;
    }
}
