namespace Pastiche.Models;

/// <summary>
/// Keeps two programs from fetching or writing one network at the same time. The empty file that it locks stays: deleted, it could be
/// locked once by who had it open before, and once more by who creates it anew.
/// </summary>
internal static class StoreLock
{
    private const string Folder = ".locks";
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until nobody else has the lock, and takes it.</summary>
    /// <param name="store">The store's folder, which is created.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="waiting">Called once if somebody else has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What gives the lock back when disposed of.</returns>
    /// <exception cref="PasticheException">The folder cannot be written to.</exception>
    public static async Task<IDisposable> TakeAsync(string store, string name, Action? waiting, CancellationToken cancellationToken)
    {
        var path = Path.Combine(store, Folder, name);
        Create(store, path);
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (tries == 0) waiting?.Invoke();
                await Task.Delay(BetweenTries, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Create(string store, string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path)) new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else has just created and locked it.
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnwritableModel(store, Errors.Reason(problem), problem);
        }
    }
}
