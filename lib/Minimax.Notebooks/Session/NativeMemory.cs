using System.Runtime.InteropServices;

namespace Minimax.Notebooks.Session;

/// <summary>
/// What a cell has left behind in native memory: tensors that nothing refers to any more. The garbage collector sees only the small objects
/// in front of them and has no reason to run, so where the process has grown, it is asked to, and glibc to give back what is free then.
/// </summary>
internal sealed class NativeMemory
{
    private const long WorthCollecting = 64 << 20; // bytes; a collection takes some 50 ms, so small cells go without

    private long settled = Environment.WorkingSet;

    /// <summary>Called between cells.</summary>
    public void Settle()
    {
        if (Environment.WorkingSet - settled < WorthCollecting) return;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive); // a tensor that was made of an array has let go of it only now; a free array goes back to the system
        if (OperatingSystem.IsLinux()) Trim();
        settled = Environment.WorkingSet;
    }

    private static void Trim()
    {
        try
        {
            _ = malloc_trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library has no such call.
        }
    }

    [DllImport("libc")]
    private static extern int malloc_trim(nuint keep);
}
