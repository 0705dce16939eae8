using System.CommandLine;
using Minimax.Cli.Sweeping;
using Spectre.Console;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax sweep FILE</c>: runs a notebook or a script with several seeds and settings, and gathers their numbers in one table.</summary>
internal static class SweepVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A JSON file that says what to run, with which seeds and settings, and what to collect." };
        var jobs = new Option<int>("--jobs") { HelpName = "N", Description = "How many runs at once; one a processor if left out." };
        jobs.DefaultValueFactory = _ => Environment.ProcessorCount;
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "The folder of the results; those that are there are not made again." };
        folder.DefaultValueFactory = _ => "out";
        var on = new Option<string>("--on") { HelpName = "PLACE", Description = "Where: here, or on slurm, as a job array." };
        on.DefaultValueFactory = _ => "here";
        var options = new Option<string>("--sbatch") { HelpName = "OPTIONS", Description = "Options for sbatch, such as '--partition=gpu --gres=gpu:1'." };
        options.DefaultValueFactory = _ => "";
        var task = new Option<int?>("--task") { Hidden = true }; // how a job of Slurm runs one of them
        on.Validators.Add(given => Choice.Check(given, "--on", ["here", "slurm"]));
        jobs.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !(int.TryParse(token.Value, out var count) && count > 0))
                given.AddError("--jobs is a number from 1 on.");
        });
        const string does = "Run with several seeds and settings, and gather mean, spread and number of runs.";
        var verb = new Command("sweep", does) { file, jobs, on, options, folder, task };
        verb.SetAction((parsed, stop) => Guarded.RunAsync(async () =>
        {
            var runner = Runner(parsed.GetValue(file)!, parsed.GetValue(folder)!);
            if (parsed.GetValue(task) is { } number) return (await (runner with { Echoes = true }).RunAsync(runner.Sweep.Tasks[number], stop)).Fault is null ? 0 : 1;
            ISweepEngine engine = parsed.GetValue(on) == "slurm"
                ? new Slurm(Path.GetFullPath(parsed.GetValue(file)!), runner.Folder, Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(options)!)
                : new ThisMachine(runner, parsed.GetValue(jobs));
            return await new SweepCommand(AnsiConsole.Console, runner.Sweep, runner, engine).RunAsync(stop);
        }));
        return verb;
    }

    private static TaskRunner Runner(string file, string folder)
    {
        var sweep = Sweep.Read(file);
        Machine.LoadLibtorch();
        return new TaskRunner(sweep, Directory.CreateDirectory(Path.GetFullPath(Path.Combine(folder, "sweeps", sweep.Name))).FullName);
    }
}
