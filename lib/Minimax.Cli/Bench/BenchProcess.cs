using System.Diagnostics;
using System.Globalization;

namespace Minimax.Cli.Bench;

/// <summary>One of the processes that take turns, and what it measured so far.</summary>
internal sealed class BenchProcess : IDisposable
{
    private static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(200); // a Ctrl-C reaches all processes, and this one perhaps last

    private readonly Process process;
    private readonly Task<string> errors;
    private readonly CancellationToken stop;
    private readonly CancellationTokenRegistration kill;
    private readonly List<double> medians = [];

    private BenchProcess(string name, Process process, CancellationToken stop)
    {
        (Name, this.process, errors, this.stop) = (name, process, process.StandardError.ReadToEndAsync(CancellationToken.None), stop);
        kill = stop.Register(process.Kill);
    }

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
    public static BenchProcess Start(string name, ProcessStartInfo start, CancellationToken stop)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var clock = Stopwatch.GetTimestamp();
        var process = new BenchProcess(name, Process.Start(start)!, stop);
        try
        {
            process.Expect("first");
        }
        catch
        {
            process.Dispose();
            throw;
        }

        process.FirstStep = Stopwatch.GetElapsedTime(clock);
        return process;
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
        if (process.HasExited) throw Silence($"{Name} ended between two rounds.");
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
        kill.Dispose();
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }

    private string[] Ask(int steps)
    {
        string? answer = null;
        try
        {
            process.StandardInput.WriteLine(steps.ToString(CultureInfo.InvariantCulture));
            process.StandardInput.Flush();
            answer = process.StandardOutput.ReadLine();
        }
        catch (IOException)
        {
            // it is gone, and nobody reads what it is asked
        }

        return answer?.Split(' ') ?? throw Silence($"{Name} ended in the middle of a round.");
    }

    // Why it says no more: all were asked to stop, or this one failed.
    private Exception Silence(string fault) => stop.WaitHandle.WaitOne(Echo) ? new OperationCanceledException(stop) : new BenchException(fault);

    private TimeSpan Own()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private string Expect(string word)
    {
        var answer = process.StandardOutput.ReadLine();
        if (answer?.StartsWith(word, StringComparison.Ordinal) != true)
            throw Silence($"{Name} did not start: {errors.Result.Trim().Split('\n').LastOrDefault(line => !line.StartsWith("   at ", StringComparison.Ordinal))}");
        return answer[word.Length..].Trim();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
