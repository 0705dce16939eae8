using System.Runtime.InteropServices;
using System.Text;

namespace Minimax.Build;

/// <summary>The C++ standard library of this machine.</summary>
public static class StandardLibrary
{
    private const string Name = "libstdc++.so.6";

    /// <summary>Asks whether it defines a symbol version such as <c>GLIBCXX_3.4.32</c>; everything is defined where there is no such library.</summary>
    public static Func<string, bool> Versions()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad(Name, out _)) return _ => true;
        var file = File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[^1]).First(path => Path.GetFileName(path).StartsWith("libstdc++.so", StringComparison.Ordinal));
        var bytes = File.ReadAllBytes(file);
        return version => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\0{version}\0")) >= 0;
    }
}
