using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

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

    private string Built => Path.Combine(Folder, "program.txt"); // says where the built script is

    /// <summary>The file of a task's result.</summary>
    public string File(SweepTask task) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{task.Number:000}.json"));

    /// <summary>The result of a task, if it has one that did not fail.</summary>
    public SweepResult? Done(SweepTask task) => SweepResult.Read(File(task), Sweep.Key(task)) is { Fault: null } result ? result : null;

    /// <summary>Builds a script once, for its tasks would all build it at the same time.</summary>
    /// <exception cref="InvalidDataException">It does not build.</exception>
    public async Task BuildAsync(CancellationToken stop)
    {
        if (!Sweep.IsScript) return;
        string[] build = ["build", Sweep.Program, "--nologo", "-v", "q", "-clp:ErrorsOnly", "-t:Build", "-getProperty:TargetPath"];
        var (fault, lines) = await ExecuteAsync(new ProcessStartInfo("dotnet", build), stop);
        if (fault is not null) throw new InvalidDataException($"{Sweep.Run} does not build: {lines.FirstOrDefault(line => line.Contains("error")) ?? fault}");
        await System.IO.File.WriteAllTextAsync(Built, lines[^1], stop);
    }

    /// <summary>Runs one task, and writes its result.</summary>
    public async Task<SweepResult> RunAsync(SweepTask task, CancellationToken stop)
    {
        var (told, clock) = (File(task) + ".told", Stopwatch.StartNew());
        System.IO.File.Delete(told);
        var (fault, lines) = await ExecuteAsync(Start(task, told), stop);
        stop.ThrowIfCancellationRequested();
        var (numbers, asked) = Told(told);
        fault ??= Missing(task, numbers, asked);
        var result = new SweepResult { Key = Sweep.Key(task), Numbers = numbers, Seconds = clock.Elapsed.TotalSeconds, Fault = fault, LastLines = lines };
        result.Write(File(task));
        return result;
    }

    private ProcessStartInfo Start(SweepTask task, string told)
    {
        var run = Path.ChangeExtension(File(task), null);
        string[] arguments = Sweep.IsScript
            ? [System.IO.File.ReadAllText(Built)]
            : [Path.Combine(AppContext.BaseDirectory, "Minimax.Cli.dll"), "run", Sweep.Program, "--budget", Sweep.Budget, "--seed", $"{task.Seed}", "--out", run];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Directory.CreateDirectory(run).FullName };
        start.Environment["MINIMAX_BUDGET"] = Sweep.Budget;
        start.Environment["MINIMAX_SEED"] = task.Seed.ToString(CultureInfo.InvariantCulture);
        start.Environment["MINIMAX_SETTINGS"] = JsonSerializer.Serialize(task.Settings);
        start.Environment["MINIMAX_RESULT"] = told;
        start.Environment["OMP_NUM_THREADS"] = "1"; // the tasks share the processors
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        return start;
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
