namespace Pastiche.Cli.Options;

/// <summary>Which network measures pictures, as the command line asked for it; no file has been opened.</summary>
/// <param name="Text">A name or a path.</param>
/// <param name="Options">How to use it.</param>
/// <param name="Subject">What messages call it: the option or the argument.</param>
internal sealed record BackboneReference(string Text, BackboneOptions Options, string Subject = BackboneReference.Option)
{
    /// <summary>What the option is called.</summary>
    public const string Option = "--backbone";

    private static readonly string[] Extensions = [".onnx", ".safetensors", ".pth", ".pt", ".h5", ".hdf5", ".npz"];

    /// <summary>The network inside the program.</summary>
    public static BackboneReference Default { get; } = new(Embedded.Name, BackboneOptions.Default);

    /// <summary>All names that there are.</summary>
    public static IReadOnlyList<string> Names(ModelStore store) =>
        [.. Catalog.Entries.Select(entry => entry.Name).Union(store.Models.Select(model => model.Name)).Order(StringComparer.Ordinal)];

    /// <summary>Opens the network: the one inside, one of the store, or that in a file; ./vgg19 is a file of that name.</summary>
    /// <param name="store">Where networks with names are.</param>
    /// <exception cref="PasticheException">It is not there, or cannot be used.</exception>
    public Backbone Open(ModelStore store)
    {
        var entry = Catalog.Find(Text);
        if (entry is { IsBuiltIn: true }) return OpenEmbedded();
        if (store.Find(entry?.Name ?? Text) is { } model) return store.Open(model.Name, Options);
        if (entry is not null) throw Errors.NotPulled(entry);
        if (!Path.Exists(Text)) RefuseMissing(store);
        return Backbone.Open(Text, Options);
    }

    private static CatalogEntry Embedded => Catalog.Entries.First(entry => entry.IsBuiltIn);

    private Backbone OpenEmbedded()
    {
        if (Options.Pooling != BackboneOptions.Default.Pooling) throw Errors.AsTrained("--pooling", Embedded.Name);
        if (Options.Preprocessing is not null) throw Errors.AsTrained("--preprocess", Embedded.Name);
        return Backbone.ResNet18;
    }

    private void RefuseMissing(ModelStore store)
    {
        var isPath = Text.AsSpan().ContainsAny('/', '\\') || Extensions.Contains(Path.GetExtension(Text), StringComparer.OrdinalIgnoreCase);
        if (isPath) throw Errors.NoSuchFile(Text);
        throw Errors.UnknownBackbone(Subject, Text, Names(store));
    }
}
