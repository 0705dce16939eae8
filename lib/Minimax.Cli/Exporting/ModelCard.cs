using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Minimax.Notebooks.Formats;
using Minimax.Training;

namespace Minimax.Cli.Exporting;

/// <summary>What whoever gets a file of weights has to know: what it is, where it comes from, what was measured, and whose data are in it.</summary>
/// <param name="File">The file of weights.</param>
/// <param name="Notebook">The executed notebook that trained them.</param>
/// <param name="Training">The training.</param>
/// <param name="Network">The network.</param>
internal sealed record ModelCard(string File, string Notebook, KeptTraining Training, KeptNetwork Network)
{
    private const string Held = "✓ "; // what a claim that holds begins with

    public override string ToString()
    {
        var name = Path.GetFileName(File);
        var notebook = System.IO.File.Exists(Notebook) ? Notebooks.Formats.Notebook.Load(Notebook) : null;
        var text = new StringBuilder($"# {name}\n\n");
        text.Append("| | |\n|---|---|\n");
        Row("network", $"`{Network.Kind}`, {Text(Network.Parameters)} numbers: player {Network.Player}");
        Row("made by", $"notebook `{Path.GetFileNameWithoutExtension(Notebook)}` of Minimax, training {Training.Number} of its run");
        if (notebook is not null) Row("its code", $"SHA-256 `{Hash(notebook)}`");
        Row("run", Training.Run ?? "–");
        Row("seed", $"{Training.Seed}");
        Row("steps", $"{Text(Training.StepsDone)} of {Text(Training.Steps)}, in {Text(Training.Seconds)} s");
        Row("SHA-256", $"`{Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(File)))}`");

        var numbers = Training.Numbers.Select(number => $"{number.Key}, at the end of the training: {Short(number.Value)}");
        Section("What was measured", [.. numbers, .. Claims(notebook)]);
        Section("Data", Training.Data.Count > 0
            ? [.. Training.Data, "Whether the weights may be used as you want to depends on these terms; the course's own licence, MIT, covers the code alone."]
            : ["None was loaded: what it was trained on was drawn by the course's library, under the MIT licence."]);
        text.Append("\n## How to load it\n\nIn C#, where `network` is one of the same class and sizes:\n\n");
        text.Append($"```csharp\nWeights.Load(network, \"{name}\");\n```\n\nIn PyTorch, where the layers of `network` have the same names:\n\n");
        text.Append($"```python\nnetwork.load_state_dict({Python(name)})\n```\n");
        return text.ToString();

        void Row(string key, string value) => text.Append(CultureInfo.InvariantCulture, $"| {key} | {value} |\n");
        void Section(string title, IReadOnlyList<string> lines) => text.Append($"\n## {title}\n\n{string.Concat(lines.Select(line => $"- {line}\n"))}");
    }

    private static string Python(string name) => name.EndsWith(".safetensors", StringComparison.Ordinal)
        ? $"safetensors.torch.load_file(\"{name}\")"
        : $"torch.load(\"{name}\")";

    /// <summary>What the notebook claims of its run, and was borne out.</summary>
    private static IEnumerable<string> Claims(Notebook? notebook) =>
        (notebook?.CodeCells ?? []).SelectMany(cell => cell.Printed.Split('\n'))
            .Where(line => line.StartsWith(Held, StringComparison.Ordinal)).Select(line => $"checked by the notebook: {line[Held.Length..]}");

    private static string Hash(Notebook notebook) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n\n", notebook.CodeCells.Select(cell => cell.Source)))));

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(double number) => number.ToString("G4", CultureInfo.InvariantCulture);
}
