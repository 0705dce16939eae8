using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Formats;

/// <summary>A Jupyter notebook: a file of format 4, kept whole, written as it was read until a cell has run, and then as 4.5.</summary>
public sealed class Notebook
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly byte[] original;
    private readonly JsonObject root;

    private Notebook(byte[] original, JsonObject root, string path)
    {
        this.original = original;
        this.root = root;
        Path = System.IO.Path.GetFullPath(path);
        var number = 0;
        Cells = [.. root["cells"]!.AsArray().Select(cell => new NotebookCell(cell!.AsObject(), IsCode(cell) ? ++number : 0))];
    }

    /// <summary>The file that the notebook was read from.</summary>
    public string Path { get; }

    /// <summary>The file's name without its extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>All cells in their order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The cells that run.</summary>
    public IEnumerable<NotebookCell> CodeCells => Cells.Where(cell => cell.Number > 0);

    /// <summary>Reads a notebook.</summary>
    /// <exception cref="NotebookFormatException">
    /// The file is not JSON, not a notebook of format 4, or one in another language than C#. The message names the place.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Load(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads a notebook from UTF-8 text.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="path">The file's name, for messages and relative paths.</param>
    /// <exception cref="NotebookFormatException">
    /// The text is not JSON, not a notebook of format 4, or one in another language than C#. The message names the place.
    /// </exception>
    public static Notebook Parse(byte[] utf8, string path)
    {
        var mark = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return new Notebook(utf8, NotebookSchema.Read(utf8.AsSpan(mark), path), path);
    }

    /// <summary>Writes the notebook, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        if (Cells.Any(cell => cell.HasRun)) AtomicFile.Write(path, root.ToJsonString(Layout) + "\n");
        else AtomicFile.Write(path, original);
    }

    private static bool IsCode(JsonNode? cell) => cell!["cell_type"]!.GetValue<string>() == "code";
}
