using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>Finds SkiaSharp's native half beside this library, for a program that was not built with it and does not look there: the tool <c>dotnet-interactive</c>.</summary>
internal static class SkiaLibrary
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It has to be known before a notebook's first chart.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(SKTypeface).Assembly, (name, _, _) => Load(name));

    /// <summary>The library's handle; zero if it is not there, and .NET looks for it elsewhere.</summary>
    private static nint Load(string name)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        var runtimes = Path.Combine(Path.GetDirectoryName(typeof(SkiaLibrary).Assembly.Location)!, "runtimes");
        foreach (var platform in new[] { RuntimeInformation.RuntimeIdentifier, OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx" : "linux-x64" })
        {
            if (NativeLibrary.TryLoad(Path.Combine(runtimes, platform, "native", name + extension), out var handle)) return handle;
        }

        return 0;
    }
}
