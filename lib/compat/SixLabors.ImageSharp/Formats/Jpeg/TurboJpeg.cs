using System.Reflection;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>The part of libturbojpeg's interface that reading needs. Version 2 introduced it, and version 3 keeps it.</summary>
internal static unsafe partial class TurboJpeg
{
    public const int Rgba = 7; // TJPF_RGBA
    public const int StopOnWarning = 8192; // TJFLAG_STOPONWARNING
    public const int LimitScans = 32768; // TJFLAG_LIMITSCANS: a progressive picture of more than 500 scans is refused

    private const string Library = "turbojpeg";
    private static readonly string[] Names = ["libturbojpeg.so.0", "libturbojpeg.0.dylib", "turbojpeg"];

    static TurboJpeg() => NativeLibrary.SetDllImportResolver(typeof(TurboJpeg).Assembly, Resolve);

    /// <summary>A decompressor; the caller destroys it.</summary>
    public static nint Open()
    {
        try
        {
            var handle = tjInitDecompress();
            return handle != 0 ? handle : throw new OutOfMemoryException("libturbojpeg has no memory for a decompressor.");
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException("Reading a JPEG needs libturbojpeg, which is not installed (Debian: apt-get install libturbojpeg0).", error);
        }
    }

    [LibraryImport(Library)]
    public static partial int tjDecompressHeader3(nint handle, byte* data, nuint size, out int width, out int height, out int subsampling, out int colourSpace);

    [LibraryImport(Library)]
    public static partial int tjDecompress2(nint handle, byte* data, nuint size, void* target, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(Library)]
    public static partial nint tjGetErrorStr2(nint handle);

    [LibraryImport(Library)]
    public static partial int tjDestroy(nint handle);

    [LibraryImport(Library)]
    private static partial nint tjInitDecompress();

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var candidate in name == Library ? Names : [])
        {
            if (NativeLibrary.TryLoad(candidate, assembly, path, out var library)) return library;
        }

        return 0;
    }
}
