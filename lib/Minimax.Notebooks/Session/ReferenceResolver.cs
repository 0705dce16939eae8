using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Minimax.Notebooks.Session;

/// <summary>
/// Resolves references once, with their documentation. Without it every cell reads the metadata of every assembly again, about 4 MB a cell. What a file
/// holds is shared between sessions, as long as the file is the same.
/// </summary>
/// <param name="folder">What relative paths start from.</param>
internal sealed class ReferenceResolver(string folder) : MetadataReferenceResolver
{
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), PortableExecutableReference> Files = new();

    // The cells of one session must get one and the same object for one assembly, or the compiler takes it for two: GetOrAdd lets one of two threads win.
    private readonly ConcurrentDictionary<(string Reference, string? BaseFile), ImmutableArray<PortableExecutableReference>> references = new();
    private readonly ConcurrentDictionary<AssemblyIdentity, PortableExecutableReference?> missing = new();
    private readonly ScriptMetadataResolver inner = ScriptMetadataResolver.Default.WithBaseDirectory(folder);

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (references.TryGetValue((reference, baseFilePath), out var known)) return known;
        var found = inner.ResolveReference(reference, baseFilePath, properties);
        return found.IsDefaultOrEmpty ? found : references.GetOrAdd((reference, baseFilePath), found.Select(Share).ToImmutableArray());
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        missing.GetOrAdd(referenceIdentity, identity => inner.ResolveMissingAssembly(definition, identity) is { } found ? Share(found) : null);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private static PortableExecutableReference Share(PortableExecutableReference reference)
    {
        if (reference.FilePath is not { } path || reference.GetMetadata() is not AssemblyMetadata assembly) return reference;
        return Files.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), _ => assembly.GetReference(Documentation(path), filePath: path).WithProperties(reference.Properties));
    }

    private static XmlDocumentationProvider? Documentation(string path) =>
        Path.ChangeExtension(path, ".xml") is var file && File.Exists(file) ? XmlDocumentationProvider.CreateFromFile(file) : null;
}
