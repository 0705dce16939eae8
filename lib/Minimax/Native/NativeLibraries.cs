using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Minimax.Native;

/// <summary>
/// Loads libtorch by full path before TorchSharp looks for it by name, so that another libtorch on the machine is never found first.
/// <c>MINIMAX_LIBTORCH</c> may name a folder of libtorch's libraries (a PyTorch's <c>lib</c>, say) to take instead: a build leaves the package's
/// out then (Directory.Build.targets), because TorchSharp would load them as well, and libtorch can be loaded only once.
/// </summary>
internal static class NativeLibraries
{
    private const string Variable = "MINIMAX_LIBTORCH";

    /// <exception cref="NativeLibraryException">A library is missing, damaged, or does not fit this machine.</exception>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The libraries have to be in place before a notebook's first tensor.")]
    internal static void Load()
    {
        LoadEngine();
        Allocator.KeepLargeBlocks(); // last: its thread would meet an engine that has not loaded, and end the process
    }

    private static void LoadEngine()
    {
        var package = PackageFolder();
        string[] engine;
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen) engine = [Chosen(chosen, package)];
        else if (package is null) return; // a program that was put together in another way: TorchSharp will look for itself
        else engine = [.. new[] { "c10", "torch_cpu", "torch" }.Select(name => Path.Combine(package, FileName(name)))];
        foreach (var file in engine) Load(file);
        if (package is not null) Load(Path.Combine(package, FileName("LibTorchSharp")));
        var cpu = Path.Combine(Path.GetDirectoryName(engine[^1])!, FileName("torch_cpu"));
        if (!FastConvolutions.Try(Load(cpu)))
            throw new NativeLibraryException(cpu, "its convolutions are wrong on this processor, and it has no switch for them", "Set the environment variable ONEDNN_MAX_CPU_ISA to SSE41: slower, and right.");
    }

    /// <summary>Loads one library.</summary>
    /// <returns>Its handle.</returns>
    /// <exception cref="NativeLibraryException">It is missing, damaged, or does not fit this machine.</exception>
    internal static IntPtr Load(string file)
    {
        if (!File.Exists(file)) throw new NativeLibraryException(file, "it is missing");
        if (IsCutShort(file)) throw new NativeLibraryException(file, "it is cut short"); // to map it would kill the process
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException)
        {
            throw new NativeLibraryException(file, fault.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Replace($"{file}: ", "").Trim().TrimEnd('.'));
        }
    }

    // `runtimes/linux-x64/native` beside this assembly, or this assembly's own folder where a program was published for one platform.
    private static string? PackageFolder()
    {
        var here = Path.GetDirectoryName(typeof(NativeLibraries).Assembly.Location)!;
        return new[] { Path.Combine(here, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"), Path.Combine(here, "runtimes", Platform(), "native"), here }
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, FileName("LibTorchSharp"))));
    }

    /// <summary>The libtorch of a folder that <c>MINIMAX_LIBTORCH</c> names.</summary>
    /// <exception cref="NativeLibraryException">There is none, or the package's is still there.</exception>
    internal static string Chosen(string folder, string? package)
    {
        var torch = new[] { folder, Path.Combine(folder, "lib") }.Select(place => Path.Combine(place, FileName("torch"))).FirstOrDefault(File.Exists)
            ?? throw new NativeLibraryException(folder, $"it holds no {FileName("torch")}, and {Variable} names it", $"Name a folder that does, or unset {Variable}.");
        if (package is not null && File.Exists(Path.Combine(package, FileName("torch_cpu"))))
            throw new NativeLibraryException(torch, $"the package's libtorch lies in {package}", $"Build again while {Variable} is set.");
        return torch;
    }

    private static string Platform() => OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";

    private static string FileName(string name) => OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";

    // An ELF file ends with its table of sections, or after it.
    private static bool IsCutShort(string file)
    {
        Span<byte> header = stackalloc byte[64];
        using var stream = File.OpenRead(file);
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return true;
        if (!header.StartsWith("\u007fELF"u8)) return false;
        var table = BinaryPrimitives.ReadInt64LittleEndian(header[0x28..]);
        return table + ((long)BinaryPrimitives.ReadUInt16LittleEndian(header[0x3A..]) * BinaryPrimitives.ReadUInt16LittleEndian(header[0x3C..])) > stream.Length;
    }
}
