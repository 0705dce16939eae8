using System.CommandLine;
using System.Globalization;
using Minimax.Cli.Running;
using Spectre.Console;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax run [NOTEBOOK…|all]</c>: runs notebooks without a browser, and stores the executed notebook, its page and its pictures.</summary>
internal static class RunVerb
{
    private static readonly string[] Budgets = ["smoke", "quick", "full"];
    private const double NotebookMemory = 1500; // MiB, of a notebook that only shows that it runs
    private static readonly string[] Devices = ["cpu", "cuda"];

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "A path, a name in notebooks/ such as 03-dcgan, its number, or 'all'; as many of them as you like.",
            DefaultValueFactory = _ => ["03-dcgan"],
        };
        var budget = OneOf("--budget", "How long it may train: smoke (seconds), quick (minutes on a CPU), full (a GPU).", Budgets);
        budget.DefaultValueFactory = _ => "quick";
        var seed = new Option<int?>("--seed") { HelpName = "N", Description = "The random seed; the notebook's own if left out." };
        var device = OneOf("--device", "Where to train; the best there is if left out.", Devices);
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "The folder that receives the results.", DefaultValueFactory = _ => "out" };
        var tensorBoard = new Option<string?>("--tensorboard") { HelpName = "DIR", Description = "A folder for TensorBoard's logs of every training." };
        var jobs = Choice.Count("--jobs", "How many notebooks at once, each on one thread; with smoke as many as there are processors, else one, if left out.");
        notebooks.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>().FirstOrDefault(name => NotebookSelection.Find(name).Count == 0) is { } name) result.AddError($"There is no notebook '{name}'.");
            else if (Files(result.GetValueOrDefault<string[]>()).GroupBy(Path.GetFileNameWithoutExtension).FirstOrDefault(files => files.Count() > 1) is { } same)
                result.AddError($"{string.Join(" and ", same)} have the same name, and so would the results: run them one after the other, with another --out.");
        });

        var verb = new Command("run", "Run notebooks and store their outputs, their pages and their pictures.") { notebooks, budget, seed, device, folder, tensorBoard, jobs };
        verb.SetAction((parsed, stop) =>
        {
            Environment.SetEnvironmentVariable("MINIMAX_BUDGET", parsed.GetValue(budget));
            if (parsed.GetValue(seed) is { } number) Environment.SetEnvironmentVariable("MINIMAX_SEED", number.ToString(CultureInfo.InvariantCulture));
            if (parsed.GetValue(device) is { } name) Environment.SetEnvironmentVariable("MINIMAX_DEVICE", name);
            var files = Files(parsed.GetValue(notebooks)!);
            var command = new RunCommand(AnsiConsole.Console, parsed.GetValue(folder)!)
            {
                TensorBoard = parsed.GetValue(tensorBoard),
                Jobs = Math.Min(parsed.GetValue(jobs) ?? (parsed.GetValue(budget) == "smoke" ? Machine.RoomFor(NotebookMemory) : 1), files.Length),
            };
            return command.RunAsync(files, stop);
        });
        return verb;
    }

    private static string[] Files(string[] names) => [.. names.SelectMany(NotebookSelection.Find).Distinct()];

    private static Option<string?> OneOf(string name, string description, string[] values)
    {
        var option = new Option<string?>(name) { HelpName = string.Join('|', values), Description = description };
        option.Validators.Add(given => Choice.Check(given, name, values));
        return option;
    }
}
