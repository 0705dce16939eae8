using System.Text;
using System.Text.RegularExpressions;

namespace Minimax.Notebooks.Session;

/// <summary>Splits a cell into code and the lines that the compiler must not see: magic commands and package references.</summary>
internal static partial class CellParser
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["csharp"] = "csharp",
        ["c#"] = "csharp",
        ["C#"] = "csharp",
        ["html"] = "html",
        ["markdown"] = "markdown",
        ["javascript"] = "javascript",
        ["js"] = "javascript",
        ["mermaid"] = "mermaid",
    };

    /// <summary>The parts of a cell in their order.</summary>
    public static IReadOnlyList<CellPart> Parse(string cell)
    {
        var parts = new List<CellPart>();
        var (language, code, hasCode) = ("csharp", new StringBuilder(), false);
        var lines = cell.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var special = Special(lines[i], language, i + 1);
            if (special is not null) EndCode(i);
            if (special is CellPart.Magic { Name: var name } && Languages.TryGetValue(name, out var selected)) language = selected;
            else if (special is not null) parts.Add(special);

            hasCode |= special is null && !string.IsNullOrWhiteSpace(lines[i]);
            code.Append(special is null ? lines[i] : "").Append('\n');
        }

        EndCode(lines.Length);
        return parts;

        void EndCode(int line)
        {
            if (!hasCode) return;
            parts.Add(new CellPart.Code(language, code.ToString(0, code.Length - 1)));
            code.Clear().Append('\n', line);
            hasCode = false;
        }
    }

    private static CellPart? Special(string line, string language, int number)
    {
        if (Magic().Match(line) is { Success: true } magic)
            return new CellPart.Magic(magic.Groups["name"].Value, magic.Groups["argument"].Value.Trim().Trim('"'), number);
        if (language != "csharp" || PackageLine().Match(line) is not { Success: true } package) return null;

        var value = package.Groups["value"].Value.Trim();
        if (package.Groups["directive"].Value == "i") return new CellPart.PackageSource(value);
        var comma = value.IndexOf(',');
        return comma < 0 ? new CellPart.Package(value, null) : new CellPart.Package(value[..comma].Trim(), value[(comma + 1)..].Trim());
    }

    [GeneratedRegex(@"^#!(?<name>\S+)(?<argument>.*)$")]
    private static partial Regex Magic();

    [GeneratedRegex("""^\s*#(?<directive>[ri])\s+"nuget:(?<value>[^"]+)"\s*$""")]
    private static partial Regex PackageLine();
}
