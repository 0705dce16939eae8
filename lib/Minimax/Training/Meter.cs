using System.Diagnostics;
using Minimax.Steps;

namespace Minimax.Training;

/// <summary>Averages what steps report, keeps the time, and raises the alarm when a number stops being one.</summary>
internal sealed class Meter(long first, long of)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private IReadOnlyList<string> names = [];
    private double[] sums = [];
    private int count;

    /// <param name="step">The step's number, from 0.</param>
    /// <param name="report">Its numbers.</param>
    /// <exception cref="DivergedException">One of them is NaN or infinite.</exception>
    public void Add(long step, Report report)
    {
        var values = report.Read();
        if (count == 0) (names, sums) = (report.Names, new double[values.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) throw new DivergedException(step + 1, report.Names[i], values[i]);
            sums[i] += values[i];
        }

        count++;
    }

    /// <summary>The averages since the last call, which starts them anew.</summary>
    public Progress Take(long done)
    {
        var numbers = names.Select((name, i) => (name, sums[i] / count)).ToArray();
        var elapsed = clock.Elapsed; // once: the time left belongs to the time that it is reported with
        count = 0;
        return new Progress(done, of, numbers, elapsed, elapsed * ((of - done) / (double)(done - first)));
    }
}
