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
        var folder = Path.Combine(Path.GetDirectoryName(typeof(SkiaLibrary).Assembly.Location)!, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        return NativeLibrary.TryLoad(Path.Combine(folder, name + extension), out var handle) ? handle : 0;
    }
}
