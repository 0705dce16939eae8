using System.CommandLine;
using System.Text.Json;
using Minimax.Cli.Bench;
using Spectre.Console;
using TorchSharp;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax bench [NAME…]</c>: our training steps beside PyTorch's, in alternating rounds.</summary>
internal static class BenchVerb
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = $"What to time: {string.Join(", ", BenchCommand.Names)}. All, if left out.", Arity = ArgumentArity.ZeroOrMore };
        names.Validators.Add(given => Choice.Check(given, "NAME", BenchCommand.Names));
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Alternating rounds.", DefaultValueFactory = _ => 5 };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--rounds must be at least 1.");
        });
        var device = new Option<string>("--device") { HelpName = "cpu|cuda", Description = "Where the tensors are.", DefaultValueFactory = _ => "cpu" };
        device.Validators.Add(given => Choice.Check(given, "--device", ["cpu", "cuda"]));
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Also write every round to this file." };
        var chart = new Option<string?>("--chart") { HelpName = "FILE", Description = "Also draw the ratios, as .png or .html." };
        chart.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && Path.GetExtension(token.Value) is not (".png" or ".html")) given.AddError("--chart names a file that ends in .png or .html.");
        });
        var verb = new Command("bench", "Time training steps beside PyTorch's.") { names, rounds, device, json, chart };
        verb.SetAction((parsed, stop) =>
        {
            var command = new BenchCommand(AnsiConsole.Console, parsed.GetValue(rounds), Environment.ProcessorCount, parsed.GetValue(device)!);
            var chosen = BenchCommand.Names.Where(parsed.GetValue(names) is { Length: > 0 } some ? some.Contains : _ => true);
            Machine.LoadLibtorch();
            if (parsed.GetValue(device) == "cuda" && !torch.cuda.is_available()) throw new BenchException("--device cuda: this machine has no GPU that libtorch can use.");
            return MeasureAsync(command, chosen, parsed.GetValue(json), parsed.GetValue(chart), stop);
        });
        return verb;
    }

    private static async Task MeasureAsync(BenchCommand command, IEnumerable<string> chosen, string? json, string? chart, CancellationToken stop)
    {
        foreach (var file in new[] { json, chart }.OfType<string>()) RequireWritable(file); // now rather than after the races
        try
        {
            foreach (var name in chosen) await command.RunAsync(name, stop);
        }
        finally // a fault or a Ctrl-C in one workload does not take the others' numbers along
        {
            if (command.Rows.Count > 0)
            {
                command.Write();
                if (json is not null) await File.WriteAllTextAsync(json, JsonSerializer.Serialize(command.Record(), Indented) + "\n", CancellationToken.None);
                if (chart is not null) BenchChart.Save(command.Rows, chart);
            }
        }
    }

    private static void RequireWritable(string file)
    {
        var isNew = !File.Exists(file);
        using (File.OpenWrite(file)) { }
        if (isNew) File.Delete(file);
    }

    /// <summary>The process that steps; <c>bench</c> starts it.</summary>
    public static Command CreateWorker()
    {
        var name = new Argument<string>("NAME");
        var threads = new Argument<int>("THREADS");
        var device = new Argument<string>("DEVICE");
        var verb = new Command("bench-worker") { name, threads, device };
        verb.Hidden = true;
        // Not asynchronous: a Ctrl-C is to end it at once, not when its round is over.
        verb.SetAction(parsed =>
        {
            Machine.LoadLibtorch();
            Worker.Run(BenchCommand.Workloads.Single(w => w.Name == parsed.GetValue(name)), parsed.GetValue(threads), torch.device(parsed.GetValue(device)!));
        });
        return verb;
    }
}
