using System.Globalization;
using Minimax.Training;

namespace Minimax.Metrics;

/// <summary>
/// What is wrong with a run, as far as its numbers and its samples show: each finding with the number that shows it and what to try. It
/// reads a finished run, or the part of one that has gone on long enough for samples to be expected.
/// </summary>
/// <remarks>
/// The thresholds were set on points in the plane, a long way from both the healthy runs and the failures of notebook 04. D(x) and D(G(z))
/// are read only where both are probabilities: a critic's scores have no scale.
/// </remarks>
/// <param name="Findings">Causes first. Empty if nothing wrong is visible.</param>
public sealed record Diagnosis(IReadOnlyList<Finding> Findings)
{
    private const double Sure = 0.95;                           // D(x) of a D that wins, and 1 − D(G(z))
    private const double Swapped = 0.8;                         // 1 − D(x) and D(G(z)) of a D that learns the wrong labels
    private const double NoGradient = 1e-6;                     // ‖∇G‖ over ‖∇D‖, at the highest of both: rounding errors only
    private const double LongGradient = 100;                    // soumith/ganhacks, item 10: "over 100, things are screwing up"
    private const double Swing = 0.25;                          // standard deviation of G's loss, in nats
    private const double ManyMissed = 0.3, FewStray = 0.5;      // shares of the data and of the samples
    private const double OffScale = 0.1;                        // a share of all numbers
    private const double Copied = 0.5;                          // as near to the training examples as half the distance of other data

    /// <summary>Reads a run.</summary>
    /// <param name="history">The reports of a training loop. <c>‖∇G‖</c> and <c>‖∇D‖</c> are in them if its step is a <see cref="Steps.GradientNorms{TBatch}"/>.</param>
    /// <param name="samples">What the samples show beside the data, if it was measured.</param>
    public static Diagnosis Of(IReadOnlyList<Progress> history, SampleSigns? samples = null)
    {
        var run = new Recorded(history);
        Finding?[] causes = [NotANumber(run), LabelsSwapped(run), GradientCut(run), WrongRange(samples), DiscriminatorWins(run, samples), Oscillation(run)];
        Finding?[] effects = causes.Take(5).All(cause => cause is null) ? [ModeCollapse(run, samples), Memorising(samples)] : [];
        return new Diagnosis([.. causes.Concat(effects).OfType<Finding>()]);
    }

    /// <summary>Whether this is among the findings.</summary>
    public bool Sees(Failure failure) => Findings.Any(finding => finding.Failure == failure);

    /// <summary>The findings in words, each in a line.</summary>
    public override string ToString() =>
        Findings.Count == 0 ? "Nothing wrong is visible." : string.Join('\n', Findings.Select(finding => $"{finding.Name}: {finding.Sign}. Try: {finding.Remedy}."));

    /// <summary>The names of the findings.</summary>
    public string ToShortText() => Findings.Count == 0 ? ToString() : $"Visible: {string.Join(", ", Findings.Select(finding => finding.Name))}.";

    private static Finding? NotANumber(Recorded run) => run.FirstBad is { } step
        ? new(Failure.NotANumber, Text($"a number of step {step} is NaN or infinite"), "a lower learning rate; a loss on logits in place of log σ(l)")
        : null;

    private static Finding? LabelsSwapped(Recorded run) => run.OnReal < 1 - Swapped && run.OnFake > Swapped
        ? new(Failure.LabelsSwapped, Text($"D(x) is {run.OnReal:F2} and D(G(z)) {run.OnFake:F2}: D takes data for samples, and G need not do anything"),
            "look which label goes with which batch in D's loss")
        : null;

    private static Finding? GradientCut(Recorded run) => run.Highest("‖∇D‖") > 0 && run.Highest("‖∇G‖") <= NoGradient * run.Highest("‖∇D‖")
        ? new(Failure.GradientCut, Text($"‖∇G‖ was never above {run.Highest("‖∇G‖"):E0}, while ‖∇D‖ was up to {run.Highest("‖∇D‖"):F2}"),
            "look for a detach too many in G's update, or one that is missing in D's")
        : null;

    private static Finding? WrongRange(SampleSigns? samples) => samples switch
    {
        { Beyond: > OffScale } => new(Failure.WrongRange, Text($"{samples.Beyond:P0} of the data's numbers lie beyond the ends of what G can make"),
            "scale the data to the range of G's last layer: to [−1, 1] for a tanh"),
        { Below: > OffScale } => new(Failure.WrongRange, Text($"{samples.Below:P0} of the samples' numbers lie below the least of the data"),
            "scale the data to [−1, 1], if G ends in a tanh"),
        _ => null,
    };

    private static Finding? DiscriminatorWins(Recorded run, SampleSigns? samples) =>
        run.OnReal > Sure && run.OnFake < 1 - Sure && samples is not { Stray: < FewStray }
            ? new(Failure.DiscriminatorWins, Text($"D(x) is {run.OnReal:F3} and D(G(z)) {run.OnFake:F3}") + Gradient(run),
                "the non-saturating cost; Adam for G; a lower rate or noise at its input for D; a gradient penalty")
            : null;

    private static string Gradient(Recorded run) => double.IsNaN(run.First("‖∇G‖")) ? "" : Text($"; ‖∇G‖ went from {run.First("‖∇G‖"):G2} to {run.Late("‖∇G‖"):G2}");

    private static Finding? Oscillation(Recorded run) => run switch
    {
        { AreProbabilities: true } when run.Highest("‖∇G‖") > LongGradient => new(Failure.Oscillation, Text($"‖∇G‖ was up to {run.Highest("‖∇G‖"):F0}"), "a learning rate ten times lower"),
        { AreProbabilities: true } when run.Swing("G loss") > Swing => new(Failure.Oscillation,
            Text($"G's loss swings by ±{run.Swing("G loss"):F2} around {run.Late("G loss"):F2}"), "β₁ = 0.5 in Adam; lower rates; a gradient penalty; averaged weights"),
        _ => null,
    };

    private static Finding? ModeCollapse(Recorded run, SampleSigns? samples)
    {
        if (samples is not { Missed: > ManyMissed }) return null;
        var guess = Math.Log(4);
        var behind = run.AreProbabilities && run.Late("D loss") > guess - 0.05
            ? Text($"; D's loss is {run.Late("D loss"):F2}, and to guess costs log 4 = {guess:F2}: D is behind") : "";
        return new(Failure.ModeCollapse, Text($"no samples are near {samples.Missed:P0} of the data, and their spread is {samples.Spread:F2} of the data's{behind}"),
            behind.Length > 0 ? "more steps or a higher rate for D; longer training" : "minibatch discrimination; past samples for D; another objective");
    }

    private static Finding? Memorising(SampleSigns? samples) => samples is { Copies: < Copied }
        ? new(Failure.Memorising, Text($"samples lie {1 / samples.Copies:F1} times nearer to the training examples than new data do"), "more data, or augmented ones; a smaller D; fewer steps")
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "\u00a0%");

    /// <summary>The numbers of a run by name. What was not recorded is NaN, of which every comparison is false.</summary>
    private sealed class Recorded(IReadOnlyList<Progress> history)
    {
        public long? FirstBad => history.FirstOrDefault(progress => progress.Numbers.Any(number => !double.IsFinite(number.Value)))?.Step;

        public bool AreProbabilities => Values("D(x)").Concat(Values("D(G(z))")).DefaultIfEmpty(double.NaN).All(value => value is >= 0 and <= 1);

        public double OnReal => AreProbabilities ? Late("D(x)") : double.NaN;

        public double OnFake => AreProbabilities ? Late("D(G(z))") : double.NaN;

        public double First(string name) => Values(name).Append(double.NaN).First();

        public double Highest(string name) => Values(name).DefaultIfEmpty(double.NaN).Max();

        /// <summary>The mean of the last quarter.</summary>
        public double Late(string name) => Values(name) is { Count: > 0 } all ? all.Skip(all.Count * 3 / 4).Average() : double.NaN;

        /// <summary>The standard deviation over the second half.</summary>
        public double Swing(string name)
        {
            var half = Values(name) is var all ? all.Skip(all.Count / 2).DefaultIfEmpty(double.NaN).ToList() : [];
            return Math.Sqrt(half.Average(value => (value - half.Average()) * (value - half.Average())));
        }

        private List<double> Values(string name) => [.. history.SelectMany(progress => progress.Numbers).Where(number => number.Name == name).Select(number => number.Value)];
    }
}
