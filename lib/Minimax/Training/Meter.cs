using System.Diagnostics;
using Minimax.Steps;
using static TorchSharp.torch;

namespace Minimax.Training;

/// <summary>
/// Averages what steps report, keeps the time, and raises the alarm when a number stops being one. Numbers stay on their device until
/// <see cref="Read"/>, which brings those of all steps since the last time over at once.
/// </summary>
internal sealed class Meter(long first, long of) : IDisposable
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<Tensor> unread = []; // one a step: (numbers)
    private IReadOnlyList<(string Name, Quantity Quantity)> names = [];
    private double[] sums = [];
    private int count;

    /// <summary>How often numbers were brought over.</summary>
    public long Reads { get; private set; }

    public void Add(Report report)
    {
        if (names.Count == 0) (names, sums) = (report.Names, new double[report.Names.Count]);
        unread.Add(report.Stack().DetachFromDisposeScope());
    }

    /// <param name="done">Steps done.</param>
    /// <exception cref="DivergedException">A number of one of the last steps is NaN or infinite.</exception>
    public void Read(long done)
    {
        if (unread.Count == 0) return;
        using var scope = NewDisposeScope();
        var values = stack(unread).cpu().data<double>().ToArray(); // step by step
        Reads++;
        for (var i = 0; i < values.Length; i++)
        {
            var (step, number) = (i / names.Count, i % names.Count);
            if (!double.IsFinite(values[i])) throw new DivergedException(done - unread.Count + step + 1, names[number].Name, values[i]);
            sums[number] += values[i];
        }

        count += unread.Count;
        Forget();
    }

    /// <summary>The averages since the last call, which starts them anew.</summary>
    public Progress Take(long done)
    {
        Read(done);
        var numbers = names.Select((n, i) => new Measurement(n.Name, n.Quantity, sums[i] / count)).ToArray();
        Array.Clear(sums);
        count = 0;
        return new Progress(done, of, numbers, clock.Elapsed) { StepsPerSecond = (done - first) / clock.Elapsed.TotalSeconds };
    }

    public void Dispose() => Forget();

    private void Forget()
    {
        foreach (var numbers in unread) numbers.Dispose();
        unread.Clear();
    }
}
