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
        var jobs = Choice.Count("--jobs", "How many runs at once; one a processor here, and all on a cluster, if left out.");
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "The folder of the results; those that are there are not made again." };
        folder.DefaultValueFactory = _ => "out";
        var on = new Option<string>("--on") { HelpName = "PLACE", Description = "Where: here, or on slurm, as a job array; for kubernetes, the manifest of a job is written." };
        on.DefaultValueFactory = _ => "here";
        var options = new Option<string>("--sbatch") { HelpName = "OPTIONS", Description = "Options for sbatch, such as '--partition=gpu --gres=gpu:1'." };
        options.DefaultValueFactory = _ => "";
        var image = new Option<string>("--image") { HelpName = "NAME", Description = "The course's image, for kubernetes.", DefaultValueFactory = _ => "minimax" };
        var claim = new Option<string>("--claim") { HelpName = "NAME", Description = "The PersistentVolumeClaim of the results, for kubernetes." };
        claim.DefaultValueFactory = _ => "minimax-results";
        var task = new Option<int?>("--task") { Hidden = true }; // how a cluster runs one of them
        on.Validators.Add(given => Choice.Check(given, "--on", ["here", "slurm", "kubernetes"]));
        const string does = "Run with several seeds and settings, and gather mean, spread and number of runs.";
        var verb = new Command("sweep", does) { file, jobs, on, options, image, claim, folder, task };
        verb.SetAction(async (parsed, stop) =>
        {
            var (path, results) = (parsed.GetValue(file)!, Path.GetFullPath(parsed.GetValue(folder)!));
            var sweep = Sweep.Read(path);
            var runner = new TaskRunner(sweep, Directory.CreateDirectory(Path.Combine(results, "sweeps", sweep.Name)).FullName);
            if (parsed.GetValue(task) is { } number) return await RunAsync(runner with { Echoes = true }, number, stop);
            if (parsed.GetValue(on) == "kubernetes")
            {
                var manifest = Path.Combine(runner.Folder, "job.yaml");
                new KubernetesJob(sweep, path, parsed.GetValue(image)!, parsed.GetValue(claim)!, parsed.GetValue(jobs) ?? sweep.Tasks.Count).Write(manifest);
                Console.WriteLine($"{manifest}: {sweep.Tasks.Count} runs of {sweep.Run}. kubectl apply -f {manifest} begins them.");
                return 0;
            }

            Machine.LoadLibtorch();
            ISweepEngine engine = parsed.GetValue(on) == "slurm"
                ? new Slurm(Path.GetFullPath(path), runner.Folder, results, parsed.GetValue(options)!, parsed.GetValue(jobs))
                : new ThisMachine(runner, parsed.GetValue(jobs) ?? Environment.ProcessorCount);
            return await new SweepCommand(AnsiConsole.Console, sweep, runner, engine).RunAsync(stop);
        });
        return verb;
    }

    /// <summary>One run, on a machine of a cluster: nothing if it has been made, for a cluster may ask twice.</summary>
    private static async Task<int> RunAsync(TaskRunner runner, int number, CancellationToken stop)
    {
        var task = runner.Sweep.Tasks.ElementAtOrDefault(number) ?? throw new InvalidDataException($"{runner.Sweep.Name} has no run {number}.");
        return runner.Done(task) is not null || (await runner.RunAsync(task, stop)).Fault is null ? 0 : 1;
    }
}
