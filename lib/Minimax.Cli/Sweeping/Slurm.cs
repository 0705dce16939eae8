using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Minimax.Cli.Sweeping;

/// <summary>
/// Runs tasks on a cluster, as one job array of Slurm, and waits for it. The folders of the course and of the results have to be the same on all
/// of its machines. A task whose machine is taken away is queued again, and finds in its folder what it has left there.
/// </summary>
/// <param name="file">The sweep's file.</param>
/// <param name="folder">Takes the job's script, and what each task prints.</param>
/// <param name="output">What <c>--out</c> named.</param>
/// <param name="options">More options for sbatch.</param>
/// <param name="jobs">How many tasks at once; null leaves it to the cluster.</param>
internal sealed class Slurm(string file, string folder, string output, string options, int? jobs) : ISweepEngine
{
    private const int Kept = 5; // of the last lines that a task prints

    public string Place => "on Slurm";

    public async Task RunAsync(IReadOnlyList<SweepTask> tasks, Action<SweepTask, SweepResult> done, CancellationToken stop)
    {
        foreach (var task in tasks) File.Delete(Log(task));
        var script = Path.Combine(folder, "job.sh");
        await File.WriteAllTextAsync(script, Script, stop);
        using var process = new Process { StartInfo = new ProcessStartInfo("sbatch", [.. Arguments(tasks), script]) { RedirectStandardOutput = true } };
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            throw new IOException("Slurm is not here: sbatch cannot be started.", fault);
        }

        string? job = null;
        await using (stop.Register(() => Cancel(process, job))) // first: sbatch may have to ask for long until the job is taken
        {
            job = (await process.StandardOutput.ReadLineAsync(CancellationToken.None))?.Split(';')[0];
            if (stop.IsCancellationRequested) Cancel(process, job); // the job was taken in the same moment
            else if (job is null) throw new IOException("sbatch did not take the job; it says why above.");
            else Console.WriteLine($"job {job}; squeue --jobs {job} says how it stands");
            await process.WaitForExitAsync(CancellationToken.None); // its exit code is that of the worst task: each task's result says more
        }

        stop.ThrowIfCancellationRequested();
    }

    public IReadOnlyList<string> LastLines(SweepTask task) => !File.Exists(Log(task)) ? [] :
        [.. File.ReadLines(Log(task)).Where(line => line.Trim().Length > 0).TakeLast(Kept)];

    private static void Cancel(Process sbatch, string? job)
    {
        if (job is not null) Process.Start("scancel", [job]).WaitForExit();
        sbatch.Kill(); // else it waits for what is not to come
    }

    private string Log(SweepTask task) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{task.Number}.log"));

    private IEnumerable<string> Arguments(IReadOnlyList<SweepTask> tasks) =>
    [
        "--wait", "--parsable", "--requeue", "--open-mode=append", "--cpus-per-task=1",
        $"--job-name=minimax {Path.GetFileNameWithoutExtension(file)}",
        $"--array={string.Join(',', tasks.Select(task => task.Number.ToString(CultureInfo.InvariantCulture)))}{(jobs is null ? "" : $"%{jobs}")}",
        $"--output={Path.Combine(folder, "%a.log")}",
        .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    private string Script => $"""
        #!/bin/bash
        exec {string.Join(' ', Self.Command("sweep", file, "--out", output).Select(ShellWord.Of))} --task "$SLURM_ARRAY_TASK_ID"

        """;
}
