namespace Minimax.Cli;

/// <summary>What this process runs on, as far as the operating system tells.</summary>
internal static class Machine
{
    private const string Maps = "/proc/self/maps";

    /// <summary>The library that multiplies matrices, by the folder that it was loaded from: <c>openblas-openmp</c>, say. Known once a tensor was made.</summary>
    public static string Blas()
    {
        if (!File.Exists(Maps)) return "libtorch's own BLAS";
        var file = File.ReadLines(Maps).Select(line => line.Split(' ')[^1]).FirstOrDefault(file => file.Contains("libopenblas") || file.Contains("libmkl"));
        return file is null ? "libtorch's own BLAS" : Path.GetFileName(Path.GetDirectoryName(file)!);
    }
}
