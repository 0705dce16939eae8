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
    public static void KeepLargeBlocks()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MINIMAX_PLAIN_MALLOC") == "1") return;
        try
        {
            _ = mallopt(MapThreshold, 32 << 20);
            _ = mallopt(TrimThreshold, 512 << 20);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library has no such knob.
        }
    }

    [DllImport("libc")]
    private static extern int mallopt(int parameter, int value);
}
