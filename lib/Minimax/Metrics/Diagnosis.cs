using System.Globalization;
using Minimax.Training;

namespace Minimax.Metrics;

/// <summary>
/// What is wrong with a run, as far as its numbers and its samples show: each finding with the number that shows it and what to try. It
/// reads a finished run, or the part of one that has gone on long enough for samples to be expected.
/// </summary>
/// <remarks>
/// The thresholds were set on points in the plane, and tried on runs on MNIST that a referee had found healthy: <c>long-runs/04-healthy.cs</c>.
/// </remarks>
/// <param name="Findings">Causes first. Empty if nothing wrong is visible.</param>
public sealed record Diagnosis(IReadOnlyList<Finding> Findings)
{
    private const double Sure = 0.95;                           // D(x) of a D that wins, and 1 − D(G(z))
    private const double Swapped = 0.8;                         // 1 − D(x) and D(G(z)) of a D that learns the wrong labels
    private const double NoGradient = 1e-6;                     // ‖∇G‖ over ‖∇D‖, at the highest of both: rounding errors only
    private const double LongGradient = 100;                    // soumith/ganhacks, item 10: "over 100, things are screwing up"
    private const double Swing = 0.25;                          // standard deviation of G's loss, in nats
    private const double FewStray = 0.5;                        // a share of the samples
    private const double Most = 0.5, Many = 0.3;                // shares of the data
    private const double Crowded = 0.75;                        // distance from a sample to the next, over the same of data
    private const double OffScale = 0.1;                        // a share of all numbers
    private const double Copied = 0.5;                          // as near to the training examples as half the distance of other data

    /// <summary>Reads a run.</summary>
    /// <param name="history">The reports of a training loop. <c>‖∇G‖</c> and <c>‖∇D‖</c> are in them if its step is a <see cref="Steps.GradientNorms{TBatch}"/>.</param>
    /// <param name="samples">What the samples show beside the data, if it was measured.</param>
    public static Diagnosis Of(IReadOnlyList<Progress> history, SampleSigns? samples = null) => Of(RunSigns.Of(history), samples);

    /// <summary>Reads what a run showed.</summary>
    public static Diagnosis Of(RunSigns run, SampleSigns? samples = null)
    {
        Finding?[] causes = [NotANumber(run), LabelsSwapped(run), GradientCut(run), WrongRange(samples), DiscriminatorWins(run, samples), Oscillation(run, samples)];
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

    private static Finding? NotANumber(RunSigns run) => run.FirstBad is { } step
        ? new(Failure.NotANumber, Text($"a number of step {step} is NaN or infinite"), "a lower learning rate; a loss on logits in place of log σ(l)")
        : null;

    private static Finding? LabelsSwapped(RunSigns run) => run.OnReal < 1 - Swapped && run.OnFake > Swapped
        ? new(Failure.LabelsSwapped, Text($"D(x) is {run.OnReal:F2} and D(G(z)) {run.OnFake:F2}: D takes data for samples, and G need not do anything"),
            "look which label goes with which batch in D's loss")
        : null;

    private static Finding? GradientCut(RunSigns run) => run.GradientOfD > 0 && run.GradientOfG.Highest <= NoGradient * run.GradientOfD
        ? new(Failure.GradientCut, Text($"‖∇G‖ was never above {run.GradientOfG.Highest:E0}, while ‖∇D‖ was up to {run.GradientOfD:F2}"),
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

    private static Finding? DiscriminatorWins(RunSigns run, SampleSigns? samples) =>
        run.OnReal > Sure && run.OnFake < 1 - Sure && samples is not { Stray: < FewStray }
            ? new(Failure.DiscriminatorWins, Text($"D(x) is {run.OnReal:F3} and D(G(z)) {run.OnFake:F3}") + Gradient(run),
                "the non-saturating cost; Adam for G; a lower rate or noise at its input for D; a gradient penalty")
            : null;

    private static string Gradient(RunSigns run) => double.IsNaN(run.GradientOfG.First) ? "" : Text($"; ‖∇G‖ went from {run.GradientOfG.First:G2} to {run.GradientOfG.Late:G2}");

    private static Finding? Oscillation(RunSigns run, SampleSigns? samples) => run switch
    {
        _ when samples is { Stray: < FewStray } && !Misses(samples) => null, // a loss may swing over samples that are well: where D is sure, −log D is steep
        { AreProbabilities: true } when run.GradientOfG.Highest > LongGradient => new(Failure.Oscillation, Text($"‖∇G‖ was up to {run.GradientOfG.Highest:F0}"), "a learning rate ten times lower"),
        { AreProbabilities: true } when run.Swing > Swing => new(Failure.Oscillation,
            Text($"G's loss swings by ±{run.Swing:F2} around {run.LossOfG:F2}"), "β₁ = 0.5 in Adam; lower rates; a gradient penalty; averaged weights"),
        _ => null,
    };

    private static Finding? ModeCollapse(RunSigns run, SampleSigns? samples)
    {
        if (samples is null || !Misses(samples)) return null;
        var guess = Math.Log(4);
        var behind = run.AreProbabilities && run.LossOfD > guess - 0.05
            ? Text($"; D's loss is {run.LossOfD:F2}, and to guess costs log 4 = {guess:F2}: D is behind") : "";
        return new(Failure.ModeCollapse, Text($"no samples are near {samples.Missed:P0} of the data, and their spread is {samples.Spread:F2} of the data's{behind}"),
            behind.Length > 0 ? "more steps or a higher rate for D; longer training" : "minibatch discrimination; past samples for D; another objective");
    }

    /// <summary>
    /// Whether samples leave out what they should show. A young G's faint pictures are far from many data as well, but as far from each other as
    /// data are; where things are left out, as many samples share fewer places.
    /// </summary>
    private static bool Misses(SampleSigns samples) => samples is { Missed: > Most } or { Missed: > Many, Twins: < Crowded };

    private static Finding? Memorising(SampleSigns? samples) => samples is { Copies: < Copied }
        ? new(Failure.Memorising, Text($"samples lie {1 / samples.Copies:F1} times nearer to the training examples than new data do"), "more data, or augmented ones; a smaller D; fewer steps")
        : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "\u00a0%");
}
