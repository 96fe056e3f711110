namespace Pastiche.Benchmarks.Pictures;

/// <summary>The figures of pictures and a contact sheet, in files.</summary>
internal static class PictureReport
{
    private const string Sheet = "pictures.jpg";
    private const int Quality = 80;

    /// <summary>Writes pictures.md and pictures.jpg.</summary>
    /// <param name="folder">Where to; it is created.</param>
    /// <param name="arguments">The command line; of files that lie elsewhere the name is kept.</param>
    /// <param name="pictures">The pictures.</param>
    public static void Write(string folder, IEnumerable<string> arguments, IReadOnlyList<JudgedPicture> pictures)
    {
        Directory.CreateDirectory(folder);
        PictureSheet.Of(pictures).Save(Path.Combine(folder, Sheet), SaveOptions.Default with { Quality = Quality });
        var words = arguments.Select(argument => Path.IsPathRooted(argument) ? Path.GetFileName(argument) : argument);
        File.WriteAllText(Path.Combine(folder, "pictures.md"),
            $"""
            # How pictures look beside their styles

                dotnet run -c Release --project benchmarks/Pastiche.Benchmarks -- {string.Join(' ', words)}

            {PictureTable.Legend}

            Pastiche {RuntimeInfo.Version}, {RuntimeInfo.InstructionSet}, {Environment.ProcessorCount} cores:

            {PictureTable.Of(pictures)}

            ![Each content, its style and the picture]({Sheet})

            """);
    }
}
