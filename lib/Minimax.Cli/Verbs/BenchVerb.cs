using System.CommandLine;
using Minimax.Cli.Bench;
using Spectre.Console;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax bench [NAME…]</c>: our training steps beside PyTorch's, in alternating rounds.</summary>
internal static class BenchVerb
{
    private static readonly string[] Names = [.. Workload.All.Select(w => w.Name), .. Extras.All.Keys];

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = $"What to time: {string.Join(", ", Names)}. All, if left out.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong(Names);
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Alternating rounds.", DefaultValueFactory = _ => 5 };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--rounds must be at least 1.");
        });
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Also write every round to this file." };
        var verb = new Command("bench", "Time training steps beside PyTorch's.") { names, rounds, json };
        verb.SetAction((parsed, stop) =>
        {
            var command = new BenchCommand(AnsiConsole.Console, parsed.GetValue(rounds), Environment.ProcessorCount, parsed.GetValue(json));
            return RunAsync(command, parsed.GetValue(names) is { Length: > 0 } chosen ? chosen : Names, stop);
        });
        return verb;
    }

    private static async Task<int> RunAsync(BenchCommand command, string[] chosen, CancellationToken stop)
    {
        try
        {
            var workloads = Workload.All.Where(w => chosen.Contains(w.Name)).ToList();
            if (workloads.Count > 0) command.Run(workloads, stop);
            foreach (var name in Extras.All.Keys.Where(chosen.Contains))
            {
                foreach (var line in await Extras.All[name](stop)) Console.WriteLine($"{name}: {line}");
            }

            return 0;
        }
        catch (Exception fault) when (fault is BenchException or IOException or InvalidOperationException)
        {
            Console.Error.WriteLine($"minimax: {fault.Message}");
            return 1;
        }
    }

    /// <summary>The process that steps; <c>bench</c> starts it.</summary>
    public static Command CreateWorker()
    {
        var name = new Argument<string>("NAME");
        var threads = new Argument<int>("THREADS");
        var verb = new Command("bench-worker") { name, threads };
        verb.Hidden = true;
        verb.SetAction(parsed => Worker.Run(Workload.All.Single(w => w.Name == parsed.GetValue(name)), parsed.GetValue(threads)));
        return verb;
    }
}
