using Minimax.Metrics;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class DiagnosisTests : IDisposable
{
    private readonly int threads = get_num_threads();

    public DiagnosisTests() => set_num_threads(1);

    public static TheoryData<string> Names => [.. Provoked.All.Keys];

    public void Dispose() => set_num_threads(threads);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_provoked_failure_is_named_and_no_healthy_run_alarms(string name)
    {
        var game = Provoked.All[name];
        for (var seed = 0; seed < 3; seed++)
        {
            var diagnosis = game.Diagnose(seed);
            if (game.FailsBy is { } failure) diagnosis.Sees(failure).ShouldBeTrue($"{name}, seed {seed}: {diagnosis}");
            else diagnosis.Findings.ShouldBeEmpty($"{name}, seed {seed}: {diagnosis}");
        }
    }

    [Fact]
    public void A_run_that_recorded_nothing_shows_nothing() => Diagnosis.Of([]).ToString().ShouldBe("Nothing wrong is visible.");

    [Fact]
    public void The_number_that_shows_it_and_what_to_try_are_said()
    {
        var diagnosis = Diagnosis.Of([Report(("D loss", 0.002), ("D(x)", 0.01), ("D(G(z))", 0.98))]);
        diagnosis.Findings.Single().Failure.ShouldBe(Failure.LabelsSwapped);
        diagnosis.ToString().ShouldBe("Labels swapped: D(x) is 0.01 and D(G(z)) 0.98: D takes data for samples, and G need not do anything. " +
            "Try: look which label goes with which batch in D's loss.");
    }

    [Fact]
    public void A_critics_scores_are_not_read_as_probabilities() =>
        Diagnosis.Of([Report(("D loss", -3), ("G loss", 5), ("D(x)", 0.99), ("D(G(z))", -2)), Report(("D loss", -3), ("G loss", 9), ("D(x)", 1.2), ("D(G(z))", -2))])
            .Findings.ShouldBeEmpty();

    [Fact]
    public void A_number_that_is_none_is_said_with_its_step() =>
        Diagnosis.Of([Report(("D loss", 1)), Report(("D loss", double.NaN))]).Findings.Single().Sign.ShouldContain("step 7");

    [Fact]
    public void A_gradient_is_cut_where_another_flows()
    {
        Diagnosis.Of([Report(("‖∇G‖", 0), ("‖∇D‖", 0.2))]).Sees(Failure.GradientCut).ShouldBeTrue();
        Diagnosis.Of([Report(("‖∇G‖", 0), ("‖∇D‖", 0))]).Sees(Failure.GradientCut).ShouldBeFalse(); // read before or after it was there
    }

    [Fact]
    public void Only_the_last_quarter_says_where_a_run_ended()
    {
        var sure = Enumerable.Repeat(Report(("D(x)", 0.99), ("D(G(z))", 0.01)), 70);
        var even = Enumerable.Repeat(Report(("D(x)", 0.5), ("D(G(z))", 0.5)), 30);
        Diagnosis.Of([.. sure, .. even]).Findings.ShouldBeEmpty();
        Diagnosis.Of([.. even, .. sure]).Sees(Failure.DiscriminatorWins).ShouldBeTrue();
    }

    [Fact]
    public void A_loss_may_swing_over_samples_that_are_well()
    {
        var swings = new RunSigns { OnReal = 0.7, OnFake = 0.3, Swing = 0.5, LossOfG = 2 };
        Diagnosis.Of(swings).Sees(Failure.Oscillation).ShouldBeTrue();
        Diagnosis.Of(swings, Samples(missed: 0.2, twins: 1)).Findings.ShouldBeEmpty();
        Diagnosis.Of(swings, Samples(missed: 0.2, twins: 1, stray: 0.6)).Sees(Failure.Oscillation).ShouldBeTrue();
        Diagnosis.Of(swings, Samples(missed: 0.9, twins: 1)).Sees(Failure.Oscillation).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.25, 0.1, false)] // too few are missed
    [InlineData(0.4, 1, false)]    // a young G: faint, and as varied as data
    [InlineData(0.4, 0.6, true)]   // crowded elsewhere
    [InlineData(0.6, 1, true)]     // most are missed, whatever the reason
    public void What_is_left_out_is_crowded_elsewhere(double missed, double twins, bool isCollapse) =>
        Diagnosis.Of(new RunSigns(), Samples(missed, twins)).Sees(Failure.ModeCollapse).ShouldBe(isCollapse);

    [Fact]
    public void Digits_that_a_referee_finds_healthy_raise_no_alarm_and_those_that_it_finds_collapsed_do()
    {
        var stored = LongRun.Read("04-healthy");
        var (healthy, collapsed) = (new List<Diagnosis>(), new List<Diagnosis>());
        foreach (var row in stored.Rows)
        {
            var (verdict, onPixels, alone) = (Verdict(stored, row, "features"), Verdict(stored, row, "pixels"), Verdict(stored, row));
            new[] { verdict, onPixels, alone }.Select(Names).ShouldBe(row.Skip(8).Take(3), $"the verdicts of {string.Join(", ", row.Take(3))} are not today's");
            if (row[7] == "healthy") healthy.Add(verdict);
            if (stored.Numbers("score", row[0], row[1], row[2]).Single() < 1.5) collapsed.Add(verdict); // one digit, as good as
        }

        healthy.Count(diagnosis => diagnosis.Findings.Count > 0).ShouldBeLessThanOrEqualTo(healthy.Count / 20);
        collapsed.ShouldNotBeEmpty();
        collapsed.ShouldAllBe(diagnosis => diagnosis.Findings.Count > 0);

        static string Names(Diagnosis diagnosis) => string.Join(" + ", diagnosis.Findings.Select(finding => finding.Name));
    }

    private static Diagnosis Verdict(LongRun stored, IReadOnlyList<string> row, string? signs = null)
    {
        double Number(string column) => stored.Numbers(column, row[0], row[1], row[2]).Single();
        var run = new RunSigns
        {
            LossOfD = Number("D loss"),
            OnReal = Number("D(x)"),
            OnFake = Number("D(G(z))"),
            LossOfG = Number("G loss"),
            Swing = Number("swing"),
            GradientOfG = (double.NaN, double.NaN, Number("‖∇G‖")),
            GradientOfD = Number("‖∇D‖"),
        };
        return Diagnosis.Of(run, signs is null ? null : Samples(Number($"missed, {signs}"), Number($"twins, {signs}"), Number($"stray, {signs}"), Number($"copies, {signs}")));
    }

    private static SampleSigns Samples(double missed, double twins, double stray = 0, double? copies = null) =>
        new() { Missed = missed, Twins = twins, Stray = stray, Spread = 1, Below = 0, Beyond = 0, Copies = copies };

    private static Progress Report(params (string Name, double Value)[] numbers) =>
        new(7, 7, [.. numbers.Select(number => new Measurement(number.Name, number.Name.StartsWith("D(") ? Quantity.Output : Quantity.Loss, number.Value))], TimeSpan.Zero);
}
