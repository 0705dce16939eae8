using System.CommandLine;
using Minimax.Cli.Exporting;
using Minimax.Cli.Running;
using Spectre.Console;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax export NOTEBOOK --to FILE</c>: the weights that a notebook's run has left, in a file that PyTorch reads, with a model card.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var notebook = new Argument<string>("NOTEBOOK") { Description = "A notebook that was run: its path, its name or its number." };
        var to = new Option<string?>("--to") { HelpName = "FILE" };
        to.Description = "A file ending in .safetensors, .pt or .pth; left out, what there is to export is listed.";
        var player = new Option<string>("--player") { HelpName = "NAME", Description = "Which network.", DefaultValueFactory = _ => "G" };
        var training = new Option<int?>("--training") { HelpName = "N" };
        training.Description = "Which training of the run; the first one with such a network if left out.";
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "The folder that received the run's results.", DefaultValueFactory = _ => "out" };
        notebook.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && NotebookSelection.Find(name).Count != 1) result.AddError($"There is no notebook '{name}'.");
        });

        const string does = "Write what a run has trained to a file that PyTorch reads as well, with a model card.";
        var verb = new Command("export", does) { notebook, to, player, training, folder };
        verb.SetAction(parsed =>
        {
            var name = Path.GetFileNameWithoutExtension(NotebookSelection.Find(parsed.GetValue(notebook)!)[0]);
            var command = new ExportCommand(AnsiConsole.Console, name, parsed.GetValue(folder)!);
            if (parsed.GetValue(to) is { } file) command.Export(file, parsed.GetValue(player)!, parsed.GetValue(training));
            else command.List();
        });
        return verb;
    }
}
