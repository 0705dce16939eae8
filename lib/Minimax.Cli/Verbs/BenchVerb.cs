using System.CommandLine;
using Minimax.Cli.Bench;
using Spectre.Console;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax bench [NAME…]</c>: our training steps beside PyTorch's, in alternating rounds.</summary>
internal static class BenchVerb
{
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = $"What to time: {string.Join(", ", Workload.All.Select(w => w.Name))}. All, if left out.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong([.. Workload.All.Select(w => w.Name)]);
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "Alternating rounds.", DefaultValueFactory = _ => 5 };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--rounds must be at least 1.");
        });
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = "Also write every round to this file." };
        var verb = new Command("bench", "Time training steps beside PyTorch's.") { names, rounds, json };
        verb.SetAction((parsed, stop) =>
        {
            var chosen = parsed.GetValue(names) is { Length: > 0 } some ? [.. Workload.All.Where(w => some.Contains(w.Name))] : Workload.All;
            try
            {
                return Task.FromResult(new BenchCommand(AnsiConsole.Console, parsed.GetValue(rounds), Environment.ProcessorCount, parsed.GetValue(json)).Run(chosen, stop));
            }
            catch (BenchException fault)
            {
                Console.Error.WriteLine($"minimax: {fault.Message}");
                return Task.FromResult(1);
            }
        });
        return verb;
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
