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

    private static Progress Report(params (string Name, double Value)[] numbers) =>
        new(7, 7, [.. numbers.Select(number => new Measurement(number.Name, number.Name.StartsWith("D(") ? Quantity.Output : Quantity.Loss, number.Value))], TimeSpan.Zero);
}
