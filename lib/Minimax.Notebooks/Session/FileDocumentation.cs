using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace Minimax.Notebooks.Session;

/// <summary>
/// What is written about an assembly's members: in the XML file beside it or, for .NET's own, in the SDK's reference pack. The files are large and are read
/// through for each question; nothing of them stays in memory.
/// </summary>
internal sealed class FileDocumentation(string assembly) : DocumentationProvider
{
    public override bool Equals(object? other) => other is FileDocumentation documentation && documentation.GetHashCode() == GetHashCode();

    public override int GetHashCode() => assembly.GetHashCode(StringComparison.Ordinal);

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        Files(documentationMemberID).Select(file => Read(file, documentationMemberID)).FirstOrDefault(found => found is not null);

    /// <summary>What .NET keeps in one assembly, System.Private.CoreLib above all, its reference pack documents in several, by namespace or in System.Runtime.</summary>
    private IEnumerable<string> Files(string id)
    {
        var beside = Path.ChangeExtension(assembly, ".xml");
        if (File.Exists(beside)) return [beside];
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"));
        if (!assembly.StartsWith(RuntimeEnvironment.GetRuntimeDirectory(), StringComparison.Ordinal) || !Directory.Exists(packs)) return [];
        var name = id[2..].Split('(')[0].Split('.');
        string[] files = [Path.GetFileName(beside), "System.Runtime.xml", "System.Collections.xml", .. Enumerable.Range(1, name.Length).Select(length => string.Join('.', name[..length]) + ".xml")];
        return files.Distinct().SelectMany(file => Directory.GetFiles(packs, file, SearchOption.AllDirectories));
    }

    private static string? Read(string file, string id)
    {
        try
        {
            using var reader = XmlReader.Create(file);
            while (reader.ReadToFollowing("member"))
                if (reader.GetAttribute("name") == id) return reader.ReadOuterXml();
        }
        catch (Exception exception) when (exception is XmlException or IOException)
        {
            // A broken file documents nothing.
        }

        return null;
    }
}
