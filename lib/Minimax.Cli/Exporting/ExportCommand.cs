using System.Globalization;
using Minimax.Cli.Running;
using Minimax.Notebooks.Formats;
using Minimax.Training;
using Spectre.Console;

namespace Minimax.Cli.Exporting;

/// <summary>Lists and exports the weights that a run of a notebook has left.</summary>
/// <param name="Console">Where it is told what was done.</param>
/// <param name="Notebook">The notebook's name.</param>
/// <param name="Out">The folder that received the results of the run.</param>
internal sealed record ExportCommand(IAnsiConsole Console, string Notebook, string Out)
{
    private string Weights => RunCommand.Weights(Out, Notebook);

    /// <summary>Says what there is to export.</summary>
    public void List()
    {
        var table = new Table().AddColumn(new TableColumn("training").RightAligned()).AddColumn("player").AddColumn("network")
            .AddColumns([.. new[] { "numbers", "steps", "seconds" }.Select(name => new TableColumn(name).RightAligned())]);
        foreach (var training in Kept())
            foreach (var network in training.Networks)
                table.AddRow(Row(training, network));
        Console.Write(table);
    }

    /// <summary>Writes one network's weights, and a card beside them.</summary>
    public void Export(string file, string player, int? number)
    {
        Machine.LoadLibtorch();
        var found = Kept().Where(training => number is null || training.Number == number)
            .SelectMany(training => training.Networks.Select(network => (Training: training, Network: network)))
            .FirstOrDefault(one => one.Network.Player == player);
        if (found.Network is null)
        {
            var where = number is null ? "" : $" in training {number}";
            throw new InvalidDataException($"{Notebook} has trained no '{player}'{where}. ./minimax export {Notebook} lists what there is.");
        }

        Training.Weights.Convert(Path.Combine(Weights, found.Network.File), file);
        var card = Path.ChangeExtension(file, ".md");
        AtomicFile.Write(card, new ModelCard(file, Path.Combine(Out, Notebook + ".ipynb"), found.Training, found.Network).ToString());
        var what = $"{player} of training {found.Training.Number}, a {found.Network.Kind} of {found.Network.Parameters:N0} numbers";
        Console.Profile.Out.Writer.WriteLine($"{file}: {what}. {card} says where they come from.");
    }

    private IReadOnlyList<KeptTraining> Kept() => KeptTraining.In(Weights) is { Count: > 0 } kept
        ? kept
        : throw new InvalidDataException($"there are no weights of {Notebook} in {Out}: ./minimax run {Notebook} makes them.");

    private static string[] Row(KeptTraining training, KeptNetwork network) =>
    [
        Text(training.Number), Markup.Escape(network.Player), Markup.Escape(network.Kind),
        Text(network.Parameters), Text(training.StepsDone), Text(training.Seconds),
    ];

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
