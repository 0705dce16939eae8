using System.Runtime.CompilerServices;

namespace Minimax.Compat.Tests.ImageSharp;

/// <summary>The files that <c>files/make.py</c> made, with the pixels that the encoder's own decoder sees in them.</summary>
internal static class OtherEncoder
{
    public static IEnumerable<(string Name, string Rgba)> Files() =>
        File.ReadLines(Path("expected.txt")).Select(line => (line.Split(' ')[0], line.Split(' ')[1]));

    public static string Path(string name) => System.IO.Path.Combine(Folder(), name);

    private static string Folder([CallerFilePath] string here = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "files");
}
