using System.Diagnostics;
using System.Globalization;

namespace Minimax.Cli.Bench;

/// <summary>One of the processes that take turns, and what it measured so far.</summary>
internal sealed class Contestant : IDisposable
{
    private readonly Process process;
    private readonly List<double> medians = [];

    private Contestant(string name, Process process, string setting) => (Name, this.process, Setting) = (name, process, setting);

    public string Name { get; }

    /// <summary>What it runs on, in its own words.</summary>
    public string Setting { get; }

    /// <summary>The median of each round, in milliseconds a step.</summary>
    public IReadOnlyList<double> Rounds => medians;

    /// <summary>Its peak memory so far, in MiB.</summary>
    public double PeakMemory { get; private set; }

    /// <summary>Starts a process and waits until it has warmed up.</summary>
    /// <exception cref="BenchException">It ended before it was ready.</exception>
    public static Contestant Start(string name, ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var answer = process.StandardOutput.ReadLine();
        if (answer?.StartsWith("ready ", StringComparison.Ordinal) != true)
            throw new BenchException($"{name} did not start: {errors.Result.Trim().Split('\n')[^1]}");
        return new Contestant(name, process, answer["ready ".Length..]);
    }

    /// <summary>One round of steps.</summary>
    /// <exception cref="BenchException">The process ended.</exception>
    public void Measure(int steps)
    {
        process.StandardInput.WriteLine(steps.ToString(CultureInfo.InvariantCulture));
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine()?.Split(' ') ?? throw new BenchException($"{Name} ended in the middle of a round.");
        medians.Add(double.Parse(answer[0], CultureInfo.InvariantCulture));
        PeakMemory = double.Parse(answer[1], CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }
}
