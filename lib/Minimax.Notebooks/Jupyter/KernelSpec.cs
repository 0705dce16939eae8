using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Jupyter;

/// <summary>A registered kernel: a folder with a <c>kernel.json</c>, which tells Jupyter how to start it.</summary>
/// <param name="Name">The folder's name, by which notebooks ask for the kernel.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Command">The program and its arguments.</param>
public sealed record KernelSpec(string Name, string Folder, IReadOnlyList<string> Command)
{
    /// <summary>The name that C# notebooks have asked for since .NET Interactive.</summary>
    public const string CSharp = ".net-csharp";

    /// <summary>What the kernel's process finds in its environment: for a quick start, and for a compiler whose garbage does not pile up.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["DOTNET_GCgen0size"] = "0x1000000", // 16 MB for new objects
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_EnableWriteXorExecute"] = "0", // each new page of machine code would be mapped twice
    };

    private const string FileName = "kernel.json";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the kernel of that name below a folder of kernels.</summary>
    /// <returns>Null if there is none. A broken one has an empty command.</returns>
    public static KernelSpec? Find(string kernels, string name)
    {
        var folder = Path.Combine(kernels, name);
        return File.Exists(Path.Combine(folder, FileName)) ? new KernelSpec(name, folder, ReadCommand(Path.Combine(folder, FileName))) : null;
    }

    /// <summary>All kernels below a folder of kernels.</summary>
    public static IReadOnlyList<KernelSpec> List(string kernels) => Directory.Exists(kernels)
        ? [.. Directory.GetDirectories(kernels).Order(StringComparer.Ordinal).Select(folder => Find(kernels, Path.GetFileName(folder))).OfType<KernelSpec>()]
        : [];

    /// <summary>Registers the C# kernel below a folder of kernels, in the place of what is there.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static KernelSpec Install(string kernels, IReadOnlyList<string> command)
    {
        var folder = Path.Combine(kernels, CSharp);
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Select(part => JsonValue.Create(part))]),
            ["display_name"] = ".NET (C#)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject(Environment.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, FileName), json.ToJsonString(Layout) + "\n");
        return new KernelSpec(CSharp, folder, command);
    }

    /// <summary>Removes the kernel's folder.</summary>
    /// <exception cref="IOException">The folder cannot be removed.</exception>
    public void Uninstall() => Directory.Delete(Folder, recursive: true);

    private static IReadOnlyList<string> ReadCommand(string file)
    {
        try
        {
            return [.. JsonNode.Parse(File.ReadAllText(file))!["argv"]!.AsArray().Select(part => part!.GetValue<string>())];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            return [];
        }
    }
}
