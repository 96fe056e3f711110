using Pastiche.Weights;

namespace Pastiche.Cli.Options;

/// <summary>A reference to a network on a command line. No file has been opened.</summary>
/// <param name="Text">A name or a path.</param>
/// <param name="Options">The options to open the network with.</param>
/// <param name="Subject">The name of the option or argument, for messages.</param>
internal sealed record BackboneReference(string Text, BackboneOptions Options, string Subject = BackboneReference.Option)
{
    /// <summary>The name of the option.</summary>
    public const string Option = "--backbone";

    /// <summary>The embedded network.</summary>
    public static BackboneReference Default { get; } = new(Embedded.Name, BackboneOptions.Default);

    /// <summary>The names of all networks.</summary>
    public static IReadOnlyList<string> Names(ModelStore store) =>
        [.. Catalog.Entries.Select(entry => entry.Name).Union(store.Models.Select(model => model.Name)).Order(StringComparer.Ordinal)];

    /// <summary>Opens the embedded network, one of the store, or a file. A file named like a network can be given as ./vgg19.</summary>
    /// <param name="store">The store of networks.</param>
    /// <exception cref="PasticheException">The network does not exist or cannot be used.</exception>
    public Backbone Open(ModelStore store)
    {
        var entry = Catalog.Find(Text);
        if (entry is { IsBuiltIn: true }) return OpenEmbedded();
        if (store.Find(entry?.Name ?? Text) is { } model) return store.Open(model.Name, Options);
        if (entry is not null) throw Errors.NotPulled(entry);
        if (!Path.Exists(Text)) RefuseMissing(store);
        return Backbone.Open(Text, Options);
    }

    /// <summary>Determines whether it is a file, and not a network that the program has or the store.</summary>
    public bool IsFile(ModelStore store) => Catalog.Find(Text) is null && store.Find(Text) is null && Path.Exists(Text);

    private static CatalogEntry Embedded => Catalog.Entries.First(entry => entry.IsBuiltIn);

    private Backbone OpenEmbedded()
    {
        if (Options.Pooling != BackboneOptions.Default.Pooling) throw Errors.AsTrained("--pooling", Embedded.Name);
        if (Options.Preprocessing is not null) throw Errors.AsTrained("--preprocess", Embedded.Name);
        return Backbone.ResNet18;
    }

    private void RefuseMissing(ModelStore store)
    {
        var isPath = Text.AsSpan().ContainsAny('/', '\\')
            || WeightsFile.Extensions.Contains(Path.GetExtension(Text), StringComparer.OrdinalIgnoreCase);
        if (isPath) throw Errors.NoSuchFile(Text);
        throw Errors.UnknownBackbone(Subject, Text, Names(store));
    }
}
