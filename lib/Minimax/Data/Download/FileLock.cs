namespace Minimax.Data;

/// <summary>
/// One holder at a time, across processes: an empty file that is held open unshared. The operating system lets go of it when its holder
/// dies, however it dies. The file itself stays: to delete it would let two processes hold two files of one name.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);
    private readonly FileStream held;

    private FileLock(FileStream held) => this.held = held;

    /// <summary>Waits until nobody holds it.</summary>
    /// <param name="path">The empty file.</param>
    /// <param name="waits">Called again and again meanwhile.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<FileLock> AcquireAsync(string path, Action waits, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (IsHeldElsewhere(e))
            {
                waits();
                await Task.Delay(Again, cancellation);
            }
        }
    }

    public void Dispose() => held.Dispose();

    // EAGAIN of Linux, EAGAIN of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsHeldElsewhere(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
