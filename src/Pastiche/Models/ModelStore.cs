using Pastiche.Models;
using Pastiche.Weights;
using static System.FormattableString;

namespace Pastiche;

/// <summary>
/// A folder of networks, each a file of weights and a small file that describes it. Several programs can use one folder at the same time.
/// </summary>
/// <param name="folder">The folder, which is created when a network is stored.</param>
public sealed class ModelStore(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = System.IO.Path.GetFullPath(folder ?? throw new ArgumentNullException(nameof(folder)));

    /// <summary>The networks in the store, by name; damaged ones are omitted, and <see cref="Verify"/> reports them.</summary>
    public IReadOnlyList<StoredModel> Models => [.. Names.Select(TryFind).OfType<StoredModel>()];

    /// <summary>Finds a network in the store.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The network; null if there is none of that name.</returns>
    /// <exception cref="PasticheException">The description of the network is damaged.</exception>
    public StoredModel? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Names.Contains(name)) return null;
        var model = StoredModelJson.Read(Description(name), name);
        return File.Exists(Path(model)) ? model : null;
    }

    /// <summary>The path of a network's file.</summary>
    public string Path(StoredModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return System.IO.Path.Combine(Folder, model.File);
    }

    /// <summary>The path of a network's file.</summary>
    /// <param name="name">The network's name.</param>
    /// <exception cref="PasticheException">There is none of that name, or it is damaged.</exception>
    public string Path(string name) => Path(Require(name));

    /// <summary>Opens a network in the store.</summary>
    /// <param name="name">The name.</param>
    /// <param name="options">How to use it; null for the defaults.</param>
    /// <exception cref="PasticheException">There is none of that name, or it is damaged.</exception>
    public Backbone Open(string name, BackboneOptions? options = null)
    {
        var model = Require(name);
        options ??= BackboneOptions.Default;
        if (options.Preprocessing is null)
            options = options with { Preprocessing = model.Preprocessing, Evidence = model.PreprocessingEvidence };
        return Backbone.Open(Path(model), options, name);
    }

    /// <summary>
    /// Downloads a network unless it is in the store: resumes an interrupted download, verifies the checksum, and imports the file. An
    /// unfinished download is kept for the next pull; a wrong file is deleted.
    /// </summary>
    /// <param name="entry">The network: an entry of <see cref="Catalog"/>, or one of your own.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Receives the progress, on the thread of the download; null for none.</param>
    /// <param name="cancellationToken">Cancels the pull; downloaded bytes are kept.</param>
    /// <returns>The network in the store.</returns>
    /// <exception cref="PasticheException">The download failed; the message says why, and how to get the file by hand.</exception>
    /// <exception cref="OperationCanceledException">The pull was cancelled.</exception>
    public async Task<StoredModel> PullAsync(
        CatalogEntry entry,
        PullOptions? options = null,
        IProgress<PullProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ModelName.Require(entry.Name);
        var waiting = new PullProgress(PullPhase.Waiting, 0, null, 0, "");
        using var _ = await StoreLock.TakeAsync(Folder, entry.Name, () => progress?.Report(waiting), cancellationToken)
            .ConfigureAwait(false);
        if (Find(entry.Name) is { } present) return present;
        return await new Pull(Folder, entry, options ?? PullOptions.Default, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Imports a network from a file: weights of VGG-16 or VGG-19 in any format, of which only the convolutions are kept, or an ONNX
    /// file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name in the store; with a name of <see cref="Catalog"/>, the network must have that architecture.</param>
    /// <param name="half">Whether to keep 16-bit floats, in half the space: for VGG-16 and VGG-19 only.</param>
    /// <param name="preprocessing">The preprocessing of pictures, which the store remembers; null to infer it from the file.</param>
    /// <returns>The network in the store.</returns>
    /// <exception cref="PasticheException">The network cannot be used, or there is one of that name.</exception>
    public StoredModel Import(string path, string name, bool half = false, Preprocessing? preprocessing = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ModelName.Require(name);
        // A file that is not a network must leave no trace, not even a store.
        WeightsFile.Open(path).Dispose();
        var digest = FileDigest.Of(path);
        using var _ = StoreLock.TakeAsync(Folder, name, null, CancellationToken.None).GetAwaiter().GetResult();
        if (Find(name) is not null) throw Errors.ModelIsThere(name);
        var entry = Catalog.Find(name);
        // Licence and preprocessing are those of the published file, and of no other.
        var published = entry is { Checksum: { } checksum } && digest.Matches(checksum) ? entry : null;
        // The convolutions identify a VGG; any other network could pass for one of the catalog.
        if (entry is { Architecture: not ("vgg16" or "vgg19") }) digest.Require(entry, path);
        var described = Pull.Describe(name, System.IO.Path.GetFileName(path), digest, published);
        if (preprocessing is not null)
            described = described with { Preprocessing = preprocessing, PreprocessingEvidence = PreprocessingEvidence.Given };
        return new ModelImport(Folder).Run(path, described, entry?.Architecture, half);
    }

    /// <summary>Verifies the checksums of networks in the store.</summary>
    /// <param name="name">The name of a network; null for all.</param>
    /// <exception cref="PasticheException">There is none of that name.</exception>
    public IEnumerable<ModelCheck> Verify(string? name = null)
    {
        if (name is not null && !Names.Contains(name)) throw Errors.NoModel(name, Names);
        return (name is null ? Names : [name]).Select(Check);
    }

    /// <summary>Deletes a network, and an unfinished download of it.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="PasticheException">There is none of that name.</exception>
    public void Remove(string name)
    {
        ModelName.Require(name);
        var weights = ModelName.Extensions.Select(extension => System.IO.Path.Combine(Folder, name + extension));
        string[] files = [Description(name), ModelImport.TemporaryOf(Folder, name), .. weights];
        var part = Pull.PartOf(Folder, name);
        if (!files.Append(part).Any(File.Exists)) throw Errors.NoModel(name, Names);
        using var _ = StoreLock.TakeAsync(Folder, name, null, CancellationToken.None).GetAwaiter().GetResult();
        foreach (var file in files) File.Delete(file);
        PartFile.Delete(part);
    }

    private IReadOnlyList<string> Names => Directory.Exists(Folder)
        ?
        [
            .. Directory.EnumerateFiles(Folder, "*.json")
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    private StoredModel Require(string name)
    {
        var model = Find(name);
        if (model is null) throw Errors.NoModel(name, Names);
        return model;
    }

    private StoredModel? TryFind(string name)
    {
        try
        {
            return Find(name);
        }
        catch (PasticheException)
        {
            return null;
        }
    }

    private ModelCheck Check(string name)
    {
        try
        {
            var model = StoredModelJson.Read(Description(name), name);
            var digest = FileDigest.Of(Path(model));
            return new ModelCheck(name, digest.Sha256 == model.Sha256 ? null : Altered(model, digest));
        }
        catch (PasticheException problem)
        {
            return new ModelCheck(name, problem.Message.TrimEnd('.'));
        }
    }

    private static string Altered(StoredModel model, FileDigest digest) => Invariant(
        $"{model.File} was altered or damaged: {digest.Bytes:N0} bytes with SHA-256 {digest.Sha256}; ")
        + Invariant($"expected {model.Bytes:N0} with {model.Sha256}; remove it and fetch it again");

    private string Description(string name) => System.IO.Path.Combine(Folder, $"{name}.json");
}
