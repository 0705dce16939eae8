using System.CommandLine;
using Minimax.Cli.Sweeping;
using Minimax.Notebooks.Formats;
using Spectre.Console;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax sweep FILE</c>: runs a notebook or a script with several seeds and settings, and gathers their numbers in one table.</summary>
internal static class SweepVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A JSON file that says what to run, with which seeds and settings, and what to collect." };
        var jobs = new Option<int>("--jobs") { HelpName = "N", Description = "How many runs at once; one a processor if left out.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "The folder that receives the results; those that are there are not made again.", DefaultValueFactory = _ => "out" };
        jobs.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !(int.TryParse(token.Value, out var count) && count > 0)) given.AddError("--jobs is a number from 1 on.");
        });
        var verb = new Command("sweep", "Run with several seeds and settings, and gather mean, spread and number of runs.") { file, jobs, folder };
        verb.SetAction((parsed, stop) => RunAsync(parsed.GetValue(file)!, parsed.GetValue(folder)!, parsed.GetValue(jobs), stop));
        return verb;
    }

    private static async Task<int> RunAsync(string file, string folder, int jobs, CancellationToken stop)
    {
        try
        {
            Machine.LoadLibtorch();
            var sweep = Sweep.Read(file);
            var runner = new TaskRunner(sweep, Directory.CreateDirectory(Path.Combine(folder, "sweeps", sweep.Name)).FullName);
            return await new SweepCommand(AnsiConsole.Console, sweep, runner, jobs).RunAsync(stop);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException or NotebookFormatException or DllNotFoundException)
        {
            Console.Error.WriteLine($"minimax: {fault.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }
}
