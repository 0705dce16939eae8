using System.Text;
using System.Text.RegularExpressions;

namespace Minimax.Compat.Tests.Conformance;

/// <summary>The real package's API, from a list with one member a line, in the words of <see cref="ApiText"/>.</summary>
internal sealed partial class ApiList
{
    readonly HashSet<string> values; // names of value types: a question mark after one of these counts
    readonly HashSet<string> abstracts; // full names of abstract classes: their constructors are for heirs in any case

    ApiList(string[] lines)
    {
        values =
        [
            "bool", "byte", "sbyte", "short", "int", "long", "float", "double",
            "Char", "UInt16", "UInt32", "UInt64", "IntPtr", "Half", "Complex", "Index", "Range",
        ];
        values.UnionWith(lines.Select(line => ValueType().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value.Split('.')[^1]));
        abstracts = [.. lines.Select(line => AbstractType().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];
        Lines = lines.SelectMany(Normalised).ToHashSet();
    }

    public IReadOnlySet<string> Lines { get; }

    /// <summary>The list of a package, or null where the lists are not at hand.</summary>
    public static ApiList? Find(string fileName)
    {
        var path = Path.Combine(Folder(), fileName);
        return File.Exists(path) ? new ApiList(File.ReadAllLines(path)) : null;
    }

    /// <summary>Where the lists lie: <c>api</c> in the folder MINIMAX_SHARED, or in <c>shared</c> beside the repository.</summary>
    public static string Folder()
    {
        var shared = Environment.GetEnvironmentVariable("MINIMAX_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); shared is null && folder is not null; folder = folder.Parent)
            shared = File.Exists(Path.Combine(folder.FullName, "Minimax.slnx")) ? Path.Combine(folder.Parent!.FullName, "shared") : null;
        return Path.Combine(shared ?? "", "api");
    }

    IEnumerable<string> Normalised(string line)
    {
        var plain = Tuples(line);
        plain = Question().Replace(plain, match => values.Contains(match.Groups[1].Value) ? match.Value : match.Groups[1].Value);
        plain = plain.Replace("]?", "]").Replace(">?", ">");
        var type = TypeLine().Match(plain);
        if (!type.Success)
            return [FlagsAtEnd().Replace(plain, match => OfAbstract(plain) ? "" : Flags(match.Groups[1].Value))];
        var bases = Parts(type.Groups[3].Value).Select(ancestor => $"{type.Groups[1].Value} : {ancestor}");
        return [$"{type.Groups[1].Value} [{type.Groups[2].Value}]", .. bases];
    }

    bool OfAbstract(string line)
    {
        var end = line.IndexOf("..ctor(", StringComparison.Ordinal);
        return end > 0 && abstracts.Contains(line[..end]);
    }

    /// <summary>What can be overridden is virtual, whatever the keyword; that it is obsolete changes no call.</summary>
    static string Flags(string words)
    {
        if (words.StartsWith("Obsolete", StringComparison.Ordinal))
            return "";
        return $" [{words.Replace("override", "virtual").Replace("abstract", "virtual")}]";
    }

    /// <summary>Tuples with type parameters are listed as ValueTuple.</summary>
    static string Tuples(string line)
    {
        const string Long = "ValueTuple<";
        for (var start = line.IndexOf(Long, StringComparison.Ordinal); start >= 0; start = line.IndexOf(Long, StringComparison.Ordinal))
        {
            var end = start + Long.Length;
            for (var depth = 1; depth > 0; end++)
                depth += line[end] == '<' ? 1 : line[end] == '>' ? -1 : 0;
            line = $"{line[..start]}({line[(start + Long.Length)..(end - 1)]}){line[end..]}";
        }
        return line;
    }

    /// <summary>A list split at its commas, but not at those inside brackets.</summary>
    static IEnumerable<string> Parts(string list)
    {
        var part = new StringBuilder();
        var depth = 0;
        foreach (var letter in list)
        {
            depth += letter is '<' or '(' or '[' ? 1 : letter is '>' or ')' or ']' ? -1 : 0;
            if (letter != ',' || depth > 0)
            {
                part.Append(letter);
                continue;
            }
            yield return part.ToString().Trim();
            part.Clear();
        }
        if (part.Length > 0)
            yield return part.ToString().Trim();
    }

    [GeneratedRegex(@"^(\S+)   \[(?:struct|enum)\]")]
    private static partial Regex ValueType();

    [GeneratedRegex(@"^(.+?)   \[abstract class\]")]
    private static partial Regex AbstractType();

    [GeneratedRegex(@"(\w+)\?")]
    private static partial Regex Question();

    [GeneratedRegex(@"   \[([^\]]+)\](?:   \[Obsolete[^\]]*\])?$")]
    private static partial Regex FlagsAtEnd();

    [GeneratedRegex(@"^([^\s(]+(?:<[^(]*>)?) ? ? ?\[((?:static |abstract |sealed )?(?:class|struct|enum|interface))\](?: : (.*))?$")]
    private static partial Regex TypeLine();
}
