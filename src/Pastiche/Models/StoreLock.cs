namespace Pastiche.Models;

/// <summary>
/// A lock against two programs downloading or writing one network at the same time. The empty file that is locked remains: if it were
/// deleted, one program could lock the old file and another a new one.
/// </summary>
internal static class StoreLock
{
    private const string Folder = ".locks";
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock and acquires it.</summary>
    /// <param name="store">The store's folder, which is created.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="waiting">Called once if another program holds the lock.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>An object that releases the lock when disposed.</returns>
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
            // Another program has just created and locked it.
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unwritable(store, Errors.Reason(problem), problem);
        }
    }
}
