namespace Minimax.Native;

/// <summary>A native library does not load.</summary>
public sealed class NativeLibraryException(string file, string fault, string advice = NativeLibraryException.BuildAnew)
    : Exception($"The native library {file} does not load: {fault}. {advice}")
{
    private const string BuildAnew = "Delete the folders bin and ~/.nuget/packages/libtorch* and ~/.nuget/packages/torchsharp*, and build again.";

    /// <summary>The library.</summary>
    public string File { get; } = file;
}
