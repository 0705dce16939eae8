using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Minimax.Notebooks.Formats;

namespace Minimax.Cli.Sweeping;

/// <summary>Runs a sweep's tasks, each in a process of its own, and leaves a result of each.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Folder">Takes the results, <c>000.json</c> and so on.</param>
internal sealed record TaskRunner(Sweep Sweep, string Folder)
{
    private const int Kept = 5; // of the last lines that a run prints
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Whether what a task prints is printed here as well: if this process is killed with the task, that is all that is left of it.</summary>
    public bool Echoes { get; init; }

    private string Built => Path.Combine(Folder, "program.txt"); // says where the built script is, and what it was built of

    /// <summary>The file of a task's result.</summary>
    public string File(SweepTask task) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{task.Number:000}.json"));

    /// <summary>The result of a task, if it has one that did not fail.</summary>
    public SweepResult? Done(SweepTask task) => SweepResult.Read(File(task), Sweep.Key(task)) is { Fault: null } result ? result : null;

    /// <summary>Builds a script once, for its tasks would all build it at the same time.</summary>
    /// <exception cref="InvalidDataException">It does not build.</exception>
    public async Task BuildAsync(CancellationToken stop)
    {
        if (Sweep.IsScript) AtomicFile.Write(Built, $"{await BuiltAsync(stop)}\n{Sweep.Source}");
    }

    /// <summary>
    /// Runs one task, and writes its result. A run that was killed, or whose machine was taken away, finds in its folder what it has left there:
    /// its checkpoint, if it keeps one.
    /// </summary>
    public async Task<SweepResult> RunAsync(SweepTask task, CancellationToken stop)
    {
        var (told, clock) = (File(task) + ".told", Stopwatch.StartNew());
        System.IO.File.Delete(told);
        Clear(task);
        var (fault, lines) = await ExecuteAsync(await StartAsync(task, told, stop), stop);
        stop.ThrowIfCancellationRequested();
        var (numbers, asked) = Told(told);
        fault ??= Missing(task, numbers, asked);
        if (!Sweep.IsScript && Sweep.IsEdited) fault ??= $"{Sweep.Run} was edited before it had run"; // a script was built before
        var result = new SweepResult { Key = Sweep.Key(task), Numbers = numbers, Seconds = clock.Elapsed.TotalSeconds, Fault = fault, LastLines = lines };
        result.Write(File(task));
        return result;
    }

    /// <summary>Clears a run's folder, unless it is this very run that has begun there.</summary>
    private void Clear(SweepTask task)
    {
        var (folder, mark) = (RunFolder(task), Path.Combine(RunFolder(task), "key.txt"));
        if (System.IO.File.Exists(mark) && System.IO.File.ReadAllText(mark) == Sweep.Key(task)) return;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(mark, Sweep.Key(task));
    }

    private async Task<ProcessStartInfo> StartAsync(SweepTask task, string told, CancellationToken stop)
    {
        var run = RunFolder(task);
        var command = Sweep.IsScript
            ? [Self.Dotnet, await ProgramAsync(stop)]
            : Self.Command("run", Sweep.Program, "--budget", Sweep.Budget, "--seed", $"{task.Seed}", "--out", run);
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = run };
        start.Environment["MINIMAX_BUDGET"] = Sweep.Budget;
        start.Environment["MINIMAX_SEED"] = task.Seed.ToString(CultureInfo.InvariantCulture);
        start.Environment["MINIMAX_SETTINGS"] = JsonSerializer.Serialize(task.Settings);
        start.Environment["MINIMAX_RESULT"] = told;
        start.Environment["OMP_NUM_THREADS"] = "1"; // the tasks share the processors
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        return start;
    }

    private string RunFolder(SweepTask task) => Path.ChangeExtension(File(task), null);

    /// <summary>The built script; built here and now on a machine that shares the folder of the results but not that of the programs.</summary>
    private async Task<string> ProgramAsync(CancellationToken stop) =>
        System.IO.File.Exists(Built) && (await System.IO.File.ReadAllTextAsync(Built, stop)).Split('\n', 2) is [var program, var source]
            && source == Sweep.Source && System.IO.File.Exists(program)
            ? program
            : await BuiltAsync(stop);

    private async Task<string> BuiltAsync(CancellationToken stop)
    {
        string[] build = ["build", Sweep.Program, "--nologo", "-v", "q", "-clp:ErrorsOnly", "-t:Build", "-getProperty:TargetPath"];
        var (fault, lines) = await ExecuteAsync(new ProcessStartInfo(Self.Dotnet, build), stop);
        if (fault is not null) throw new InvalidDataException($"{Sweep.Run} does not build: {lines.FirstOrDefault(line => line.Contains("error")) ?? fault}");
        return Sweep.IsEdited ? throw new InvalidDataException($"{Sweep.Run} was edited while it was built; start the sweep again") : lines[^1];
    }

    private string? Missing(SweepTask task, Dictionary<string, double> numbers, Dictionary<string, double> asked)
    {
        if (task.Settings.Keys.FirstOrDefault(name => !asked.ContainsKey(name)) is { } ignored)
            return $"it asks for no setting '{ignored}': run.Setting(\"{ignored}\", …) does";
        if (Sweep.Collect.FirstOrDefault(name => !numbers.ContainsKey(name)) is { } missing)
            return $"it tells no '{missing}': run.Tell(\"{missing}\", …) does";
        return Sweep.Collect.FirstOrDefault(name => !double.IsFinite(numbers[name])) is { } odd
            ? $"{odd} is {numbers[odd].ToString(CultureInfo.InvariantCulture)}"
            : null;
    }

    private static (Dictionary<string, double> Numbers, Dictionary<string, double> Settings) Told(string file)
    {
        if (!System.IO.File.Exists(file)) return ([], []);
        var told = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(System.IO.File.ReadAllText(file), WithNaN)!;
        System.IO.File.Delete(file);
        return (told["numbers"], told["settings"]);
    }

    private async Task<(string? Fault, IReadOnlyList<string> LastLines)> ExecuteAsync(ProcessStartInfo start, CancellationToken stop)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var lines = new ConcurrentQueue<string>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await using var kill = stop.Register(() => process.Kill(entireProcessTree: true));
        await process.WaitForExitAsync(CancellationToken.None);
        var fault = process.ExitCode switch { 0 => null, > 128 => $"ended by signal {process.ExitCode - 128}", _ => $"ended with exit code {process.ExitCode}" };
        return (fault, [.. lines]);

        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data)) return;
            if (Echoes) Console.WriteLine(line.Data);
            lines.Enqueue(line.Data);
            if (lines.Count > Kept) lines.TryDequeue(out _);
        }
    }
}
