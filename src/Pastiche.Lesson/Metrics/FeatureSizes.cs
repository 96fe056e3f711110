namespace Pastiche.Lesson.Metrics;

/// <summary>Checks the sizes of features that are compared position by position.</summary>
internal static class FeatureSizes
{
    /// <summary>Throws unless two images have features of one size.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void RequireEqual(Features features, Features reference)
    {
        if ((features.Maps, features.Width, features.Height) == (reference.Maps, reference.Width, reference.Height)) return;
        throw new ArgumentException($"The features are {Size(features)} and the reference {Size(reference)}.", nameof(features));
    }

    private static string Size(Features features) => $"{features.Maps} maps of {NumberText.Size(features.Width, features.Height)}";
}
