namespace Minimax.Native;

/// <summary>
/// Says when a process has grown by so much that its free memory is worth giving back. Not more often: a training step wants what the last one
/// has freed, and to get it anew costs page faults. So what a process takes again at once counts as needed, within bounds.
/// </summary>
internal sealed class MemoryGrowth
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100); // between two looks

    private const long Worth = 128L << 20; // bytes
    private const int Settling = 10;       // looks, within which a step has taken again what it needs: a second

    private long least, needed;
    private int looks;

    /// <param name="resident">Of the process, in bytes, now.</param>
    public bool IsDue(long resident)
    {
        if (looks++ == 0) (least, needed) = (resident, resident);
        else if (looks <= Settling) needed = Math.Min(Math.Max(needed, resident), least + Worth);
        else needed = Math.Min(needed, resident); // somebody else gave memory back
        if (resident - needed < Worth) return false;
        looks = 0;
        return true;
    }
}
