using System.Diagnostics;
using System.Globalization;

namespace Minimax.Cli.Bench;

/// <summary>One of the processes that take turns, and what it measured so far.</summary>
internal sealed class Contestant : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly List<double> medians = [];

    private Contestant(string name, Process process) => (Name, this.process, errors) = (name, process, process.StandardError.ReadToEndAsync());

    public string Name { get; }

    /// <summary>What it runs on, in its own words; empty before <see cref="WarmUp"/>.</summary>
    public string Setting { get; private set; } = "";

    /// <summary>From the start of the process to the end of its first step.</summary>
    public TimeSpan FirstStep { get; private set; }

    /// <summary>The median of each round, in milliseconds a step.</summary>
    public IReadOnlyList<double> Rounds => medians;

    /// <summary>Its peak memory so far, in MiB.</summary>
    public double PeakMemory { get; private set; }

    /// <summary>The memory that it held after the last round, in MiB.</summary>
    public double Memory { get; private set; }

    /// <summary>Starts a process and waits for its first step.</summary>
    /// <exception cref="BenchException">It ended before.</exception>
    public static Contestant Start(string name, ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var clock = Stopwatch.GetTimestamp();
        var contestant = new Contestant(name, Process.Start(start)!);
        contestant.Expect("first");
        contestant.FirstStep = Stopwatch.GetElapsedTime(clock);
        return contestant;
    }

    /// <summary>Milliseconds a step, as the last round went, or a few steps after the warm-up.</summary>
    public double Pace { get; private set; }

    /// <summary>Waits until it has warmed up.</summary>
    /// <exception cref="BenchException">It ended before.</exception>
    public void WarmUp()
    {
        const int Few = 3;
        Setting = Expect("ready");
        Pace = Number(Ask(Few)[0]);
    }

    /// <summary>The share of the processors that others had in each round, from 0 to 1; nothing where the system does not tell.</summary>
    public List<double> Disturbance { get; } = [];

    /// <summary>One round of steps.</summary>
    /// <exception cref="BenchException">The process ended.</exception>
    public void Measure(int steps)
    {
        var (busy, own, clock) = (Machine.Busy(), Own(), Stopwatch.GetTimestamp());
        var answer = Ask(steps);
        medians.Add(Pace = Number(answer[0]));
        (PeakMemory, Memory) = (Number(answer[1]), Number(answer[2]));
        if (Machine.Busy() - busy is not { } spent) return;
        var capacity = Stopwatch.GetElapsedTime(clock) * Environment.ProcessorCount;
        Disturbance.Add(Math.Clamp((spent - (Own() - own)) / capacity, 0, 1));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }

    private string[] Ask(int steps)
    {
        process.StandardInput.WriteLine(steps.ToString(CultureInfo.InvariantCulture));
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine()?.Split(' ') ?? throw new BenchException($"{Name} ended in the middle of a round.");
    }

    private TimeSpan Own()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private string Expect(string word)
    {
        var answer = process.StandardOutput.ReadLine();
        if (answer?.StartsWith(word, StringComparison.Ordinal) != true)
            throw new BenchException($"{Name} did not start: {errors.Result.Trim().Split('\n')[^1]}");
        return answer[word.Length..].Trim();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
