using Pastiche.Models;
using Pastiche.Weights;

namespace Pastiche;

/// <summary>
/// A folder with networks, each a file with weights and a small one that says where they came from. Several programs can use one
/// folder at the same time.
/// </summary>
/// <param name="folder">The folder; it is created when something is put into it.</param>
public sealed class ModelStore(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = System.IO.Path.GetFullPath(folder ?? throw new ArgumentNullException(nameof(folder)));

    /// <summary>The networks that are there, by name. What is damaged is left out: <see cref="Verify"/> tells.</summary>
    public IReadOnlyList<StoredModel> Models => [.. Names.Select(TryFind).OfType<StoredModel>()];

    /// <summary>A network that is there.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null where there is none of that name.</returns>
    /// <exception cref="PasticheException">What is known of it is damaged.</exception>
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
    /// <exception cref="PasticheException">It is not there, or it is damaged.</exception>
    public string Path(string name) => Path(Require(name));

    /// <summary>Opens a network that is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">How to use it; null for the defaults.</param>
    /// <exception cref="PasticheException">It is not there, or it is damaged.</exception>
    public Backbone Open(string name, BackboneOptions? options = null)
    {
        var model = Require(name);
        options ??= BackboneOptions.Default;
        if (options.Preprocessing is null)
            options = options with { Preprocessing = model.Preprocessing, Evidence = model.PreprocessingEvidence };
        return Backbone.Open(Path(model), options, name);
    }

    /// <summary>
    /// Fetches a network, unless it is there: downloads its file, going on where an earlier pull was cut off, verifies its checksum, and
    /// imports it. What cannot be finished is kept for the next pull; what turns out to be wrong is deleted.
    /// </summary>
    /// <param name="entry">What to fetch: one of <see cref="Catalog"/>, or one of your own.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Is told how far it is, from the thread that does it; null for nobody.</param>
    /// <param name="cancellationToken">Ends it; what is there is kept.</param>
    /// <returns>The network in the store.</returns>
    /// <exception cref="PasticheException">It cannot be had; the message says why, and how to get it by hand.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<StoredModel> PullAsync(
        CatalogEntry entry, PullOptions? options = null, IProgress<PullProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ModelName.Require(entry.Name);
        var waiting = new PullProgress(PullPhase.Waiting, 0, null, 0, "");
        using var _ = await StoreLock.TakeAsync(Folder, entry.Name, () => progress?.Report(waiting), cancellationToken).ConfigureAwait(false);
        if (Find(entry.Name) is { } present) return present;
        return await new Pull(Folder, entry, options ?? PullOptions.Default, progress).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a network from a file: weights of VGG-16 or VGG-19 in any format, of which only convolutions are kept, or an ONNX file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it: a name of <see cref="Catalog"/>, then it must be of that architecture, or any other.</param>
    /// <param name="half">Whether to keep 16-bit floats, in half the space: for VGG-16 and VGG-19 only.</param>
    /// <param name="preprocessing">
    /// How the network wants its pictures, whatever the file tells; null for that. The store remembers it.
    /// </param>
    /// <returns>The network in the store.</returns>
    /// <exception cref="PasticheException">It cannot be used, or there is one of that name.</exception>
    public StoredModel Import(string path, string name, bool half = false, Preprocessing? preprocessing = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ModelName.Require(name);
        // What is no such file is to leave no trace, not even of the store.
        WeightsFile.Open(path).Dispose();
        var digest = FileDigest.Of(path);
        using var _ = StoreLock.TakeAsync(Folder, name, null, CancellationToken.None).GetAwaiter().GetResult();
        if (Find(name) is not null) throw Errors.ModelIsThere(name);
        var entry = Catalog.Find(name);
        // Licence and preprocessing are those of the published file, and of no other.
        var published = entry is { Checksum: { } checksum } && digest.Matches(checksum) ? entry : null;
        // The convolutions tell a VGG; any other network could pass for one of the catalog.
        if (entry is { Architecture: not ("vgg16" or "vgg19"), Checksum: not null } && published is null) throw Errors.WrongChecksum(path, entry, digest);
        var described = Pull.Describe(name, System.IO.Path.GetFileName(path), digest, published);
        if (preprocessing is not null)
            described = described with { Preprocessing = preprocessing, PreprocessingEvidence = PreprocessingEvidence.Given };
        return new ModelImport(Folder).Run(path, described, entry?.Architecture, half);
    }

    /// <summary>Computes the checksums of what is there.</summary>
    /// <param name="name">One network; null for all.</param>
    /// <exception cref="PasticheException">There is none of that name.</exception>
    public IEnumerable<ModelCheck> Verify(string? name = null)
    {
        if (name is not null && !Names.Contains(name)) throw Errors.NoModel(name, Names);
        return (name is null ? Names : [name]).Select(Check);
    }

    /// <summary>Deletes a network, and what there is of one that was not fetched to its end.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="PasticheException">There is none of that name.</exception>
    public void Remove(string name)
    {
        ModelName.Require(name);
        string[] files = [Description(name), ModelImport.TemporaryOf(Folder, name), .. ModelName.Extensions.Select(extension => System.IO.Path.Combine(Folder, name + extension))];
        var part = Pull.PartOf(Folder, name);
        if (!files.Append(part).Any(File.Exists)) throw Errors.NoModel(name, Names);
        using var _ = StoreLock.TakeAsync(Folder, name, null, CancellationToken.None).GetAwaiter().GetResult();
        foreach (var file in files) File.Delete(file);
        PartFile.Delete(part);
    }

    private IReadOnlyList<string> Names => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
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
            return new ModelCheck(name, digest.Sha256 == model.Sha256 ? null : Errors.Altered(model, digest));
        }
        catch (PasticheException problem)
        {
            return new ModelCheck(name, problem.Message.TrimEnd('.'));
        }
    }

    private string Description(string name) => System.IO.Path.Combine(Folder, $"{name}.json");
}
