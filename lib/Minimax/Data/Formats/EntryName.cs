namespace Minimax.Data;

/// <summary>Names within archives.</summary>
internal static class EntryName
{
    /// <summary>Refuses a name that would lead out of the archive's own folder, if it were a path.</summary>
    /// <exception cref="DataFileException">It is empty, absolute, or climbs.</exception>
    public static void Check(string name, string archive)
    {
        var steps = name.Split('/', '\\');
        if (name.Length == 0 || steps.Contains("..") || steps[0].Length == 0 || steps[0].Contains(':') || name.Contains('\0'))
            throw new DataFileException(archive, $"it holds the unsafe name '{Printable(name)}'");
    }

    private static string Printable(string name) => string.Concat(name.Take(80).Select(c => char.IsControl(c) ? '?' : c));
}
