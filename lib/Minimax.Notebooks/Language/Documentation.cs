using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Minimax.Notebooks.Language;

/// <summary>
/// Finds what is written about a symbol: in the cell itself, in the XML file beside its assembly, or, for .NET's own types, in the SDK's
/// reference pack. The files are large and are read through for each question; nothing of them stays in memory.
/// </summary>
internal static partial class Documentation
{
    /// <summary>The summary, parameters, return value and exceptions as text; null if nothing is written.</summary>
    public static string? Find(Compilation compilation, ISymbol symbol)
    {
        var definition = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        var member = Written(definition) ?? Lookup(compilation, definition);
        return member is null ? null : Text(member);
    }

    private static XElement? Written(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        return string.IsNullOrEmpty(xml) ? null : XElement.Parse(xml);
    }

    private static XElement? Lookup(Compilation compilation, ISymbol symbol)
    {
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly) return null;
        if (compilation.GetMetadataReference(assembly) is not PortableExecutableReference { FilePath: { } path }) return null;
        return Files(path, symbol.ContainingNamespace.ToDisplayString()).Select(file => Read(file, id)).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<string> Files(string assembly, string space)
    {
        var beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside)) return [beside];
        if (!assembly.StartsWith(RuntimeEnvironment.GetRuntimeDirectory(), StringComparison.Ordinal)) return [];

        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs)) return [];
        // What an implementation keeps in one assembly, System.Private.CoreLib above all, the reference pack documents in several.
        string[] names = [Path.GetFileName(beside), space + ".xml", "System.Runtime.xml", "System.Collections.xml"];
        return names.Distinct().SelectMany(name => Directory.GetFiles(packs, name, SearchOption.AllDirectories));
    }

    private static XElement? Read(string file, string id)
    {
        try
        {
            using var reader = XmlReader.Create(file);
            while (reader.ReadToFollowing("member"))
                if (reader.GetAttribute("name") == id) return (XElement)XNode.ReadFrom(reader);
        }
        catch (Exception exception) when (exception is XmlException or IOException)
        {
            // A broken file documents nothing.
        }

        return null;
    }

    private static string Text(XElement member)
    {
        var lines = new List<string?> { Plain(member.Element("summary")) };
        lines.AddRange(member.Elements("param").Select(parameter => $"{parameter.Attribute("name")?.Value}: {Plain(parameter)}"));
        lines.Add(Plain(member.Element("returns")) is { Length: > 0 } returns ? $"Returns: {returns}" : null);
        lines.AddRange(member.Elements("exception").Select(exception => $"{Name(exception)}: {Plain(exception)}"));
        lines.Add(Plain(member.Element("remarks")));
        return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    private static string? Plain(XElement? element) => element is null ? null : Space().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref", IsEmpty: true } reference => Name(reference),
        XElement element => string.Concat(element.Nodes().Select(Plain)) + (element.Name.LocalName is "para" or "item" ? " " : ""),
        _ => "",
    };

    private static string Name(XElement reference)
    {
        var name = (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword") ?? reference.Attribute("href"))?.Value ?? "";
        var text = name.Length > 1 && name[1] == ':' ? name[2..] : name;
        var end = text.IndexOfAny(['(', '`']);
        if (end >= 0) text = text[..end];
        return text[(text.LastIndexOf('.') + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
