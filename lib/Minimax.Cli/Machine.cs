using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Minimax.Native;
using Minimax.Training;

namespace Minimax.Cli;

/// <summary>What this process runs on and holds, as far as the operating system tells.</summary>
internal static class Machine
{
    private const string Maps = "/proc/self/maps";
    private const string Status = "/proc/self/status";

    /// <summary>
    /// Has the library load libtorch, for what touches TorchSharp before anything else of the library: TorchSharp's own search knows no
    /// <c>MINIMAX_LIBTORCH</c>.
    /// </summary>
    /// <exception cref="TypeInitializationException">It does not load.</exception>
    public static void LoadLibtorch() => RuntimeHelpers.RunModuleConstructor(typeof(RunSettings).Module.ModuleHandle);

    /// <summary>Whether libtorch's fast convolutions are right here, and so in use. Known once libtorch is loaded.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool HasFastConvolutions() => FastConvolutions.InUse;

    /// <summary>The library that multiplies matrices, by the folder that it was loaded from: <c>openblas-openmp</c>, say. Known once a tensor was made.</summary>
    public static string Blas()
    {
        if (!File.Exists(Maps)) return "libtorch's own BLAS";
        var file = File.ReadLines(Maps).Select(line => line.Split(' ')[^1]).FirstOrDefault(file => file.Contains("libopenblas") || file.Contains("libmkl"));
        return file is null ? "libtorch's own BLAS" : Path.GetFileName(Path.GetDirectoryName(file)!);
    }

    /// <summary>The processor's name.</summary>
    public static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>The GPU's name and its driver's version, as far as the driver tells.</summary>
    public static string Gpu()
    {
        const string Driver = "/proc/driver/nvidia";
        var files = Directory.Exists(Driver) ? Directory.GetFiles(Driver, "*", new EnumerationOptions { RecurseSubdirectories = true }) : [];
        return $"{Told("information", "Model:")}, driver {Told("version", "NVRM version:")}";

        string Told(string file, string key) => files.Where(f => Path.GetFileName(f) == file).SelectMany(File.ReadLines)
            .FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim() ?? "unknown";
    }

    /// <summary>The most memory that this process ever held, in MiB: the kernel's own high-water mark where there is one.</summary>
    /// <remarks>.NET's counts no native memory that has been given back.</remarks>
    public static double PeakMemory() => InStatus("VmHWM:") ?? Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;

    /// <summary>The memory that this process holds now, in MiB.</summary>
    public static double Memory() => InStatus("VmRSS:") ?? Environment.WorkingSet / 1048576.0;

    /// <summary>How long the processors have been busy since the machine started, added up; null where nobody tells.</summary>
    public static TimeSpan? Busy()
    {
        const int Idle = 3, Waiting = 4, Fields = 8; // of user, nice, system, idle, iowait, irq, softirq, steal, in hundredths of a second
        if (!File.Exists("/proc/stat")) return null;
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(Fields)
            .Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return TimeSpan.FromSeconds((times.Sum() - times[Idle] - times[Waiting]) / 100);
    }

    /// <summary>How many processes of a size there is room for at once: one a processor at most, and one at least.</summary>
    /// <param name="memory">What each needs, in MiB.</param>
    public static int RoomFor(double memory) =>
        Math.Clamp((int)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1048576.0 / memory), 1, Environment.ProcessorCount);

    private static double? InStatus(string key)
    {
        if (!File.Exists(Status)) return null;
        var line = File.ReadLines(Status).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)); // gVisor's file has no VmHWM
        return line is null ? null : double.Parse(line[key.Length..^"kB".Length], CultureInfo.InvariantCulture) / 1024;
    }
}
