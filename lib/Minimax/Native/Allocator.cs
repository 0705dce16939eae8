using System.Runtime.InteropServices;

namespace Minimax.Native;

/// <summary>How glibc hands out memory.</summary>
internal static class Allocator
{
    private const int TrimThreshold = -1, MapThreshold = -3; // M_TRIM_THRESHOLD, M_MMAP_THRESHOLD of malloc.h

    /// <summary>
    /// Keeps freed blocks of up to 32 MiB for the next tensor, up to 512 MiB of them, instead of giving them back to the system at once:
    /// the page faults of large temporaries cost a ninth of a DCGAN step. <c>MINIMAX_PLAIN_MALLOC=1</c> leaves glibc as it is.
    /// </summary>
    /// <remarks>
    /// libtorch asks for aligned blocks, and glibc looks for one in a hole that is longer by the alignment: a hole as long as the tensor that
    /// left it is passed over, and a loop whose tensors hold 200 MiB grew to 2 GiB. The garbage collector, too, sees only the small objects in front
    /// of the tensors. So when a process has grown, it is asked to collect, and what lies free is given back.
    /// </remarks>
    public static void KeepLargeBlocks()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MINIMAX_PLAIN_MALLOC") == "1") return;
        try
        {
            _ = mallopt(MapThreshold, 32 << 20);
            _ = mallopt(TrimThreshold, 512 << 20);
            new Thread(Watch) { IsBackground = true, Name = "native memory" }.Start();
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library has no such knob.
        }
    }

    private static void Watch()
    {
        for (var growth = new MemoryGrowth(); ; Thread.Sleep(MemoryGrowth.Interval))
        {
            if (!growth.IsDue(Environment.WorkingSet)) continue;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect(); // a tensor that was made of an array has let go of it only now
            _ = malloc_trim(0);
        }
    }

    [DllImport("libc")]
    private static extern int mallopt(int parameter, int value);

    [DllImport("libc")]
    private static extern int malloc_trim(nuint keep);
}
