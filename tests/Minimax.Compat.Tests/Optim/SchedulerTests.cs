using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Minimax.Compat.Tests.Optim;

/// <summary>Every scheduler, epoch by epoch, against its closed form.</summary>
public sealed class SchedulerTests
{
    const double Rate = 0.4;

    static readonly Dictionary<string, (Func<Optimizer, lr_scheduler.LRScheduler> Make, Func<int, double> Expected)> Schedules = new()
    {
        ["StepLR"] = (o => lr_scheduler.StepLR(o, 3, 0.5), t => Rate * Math.Pow(0.5, t / 3)),
        ["MultiStepLR"] = (o => lr_scheduler.MultiStepLR(o, [2, 5], 0.1), t => Rate * (t < 2 ? 1 : t < 5 ? 0.1 : 0.01)),
        ["ExponentialLR"] = (o => lr_scheduler.ExponentialLR(o, 0.9), t => Rate * Math.Pow(0.9, t)),
        ["CosineAnnealingLR"] = (o => lr_scheduler.CosineAnnealingLR(o, 4, 0.1), t => 0.1 + ((Rate - 0.1) * (1 + Math.Cos(Math.PI * t / 4)) / 2)),
        ["LambdaLR"] = (o => lr_scheduler.LambdaLR(o, t => 1.0 / (t + 1)), t => Rate / (t + 1)),
        ["LinearLR"] = (o => lr_scheduler.LinearLR(o, 0.25, 0.75, 4), t => Rate * (0.25 + (0.5 * Math.Min(t, 4) / 4))),
        ["ConstantLR"] = (o => lr_scheduler.ConstantLR(o, 0.5, 3), t => t < 3 ? Rate / 2 : Rate),
        ["PolynomialLR"] = (o => lr_scheduler.PolynomialLR(o, 5, 2), t => Rate * Math.Pow(1 - (Math.Min(t, 5) / 5.0), 2)),
    };

    public static TheoryData<string> Names => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Twelve_epochs_follow_the_closed_form(string name)
    {
        using var scope = NewDisposeScope();
        var (make, expected) = Schedules[name];
        var optimiser = SGD([nn.Parameter(zeros(1))], Rate);
        var scheduler = make(optimiser);
        for (var epoch = 0; epoch < 12; epoch++)
        {
            optimiser.ParamGroups.Single().LearningRate.ShouldBe(expected(epoch), 1e-12, $"epoch {epoch}");
            scheduler.get_last_lr().ShouldBe([optimiser.ParamGroups.Single().LearningRate]);
            scheduler.step();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_jump_to_an_epoch_gives_its_rate(string name)
    {
        using var scope = NewDisposeScope();
        var (make, expected) = Schedules[name];
        var optimiser = SGD([nn.Parameter(zeros(1))], Rate);
        make(optimiser).step(7);
        optimiser.ParamGroups.Single().LearningRate.ShouldBe(expected(7), 1e-12);
    }

    [Fact]
    public void Groups_keep_their_proportions()
    {
        using var scope = NewDisposeScope();
        var optimiser = SGD([new SGD.ParamGroup([nn.Parameter(zeros(1))], lr: 1), new SGD.ParamGroup([nn.Parameter(zeros(1))], lr: 10)], 0.1);
        lr_scheduler.StepLR(optimiser, 1).step();
        optimiser.ParamGroups.Select(group => group.LearningRate).ShouldBe([0.1, 1]);
    }

    [Fact]
    public void A_plateau_reduces_the_rate_after_patience_and_rests()
    {
        using var scope = NewDisposeScope();
        var optimiser = SGD([nn.Parameter(zeros(1))], 1);
        var scheduler = lr_scheduler.ReduceLROnPlateau(optimiser, factor: 0.5, patience: 1, cooldown: 2, min_lr: [0.2]);
        List<double> rates = [];
        foreach (var metric in new[] { 3.0, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1 })
        {
            scheduler.step(metric);
            rates.Add(optimiser.ParamGroups.Single().LearningRate);
        }
        // Bad epochs 3 and 4 exceed the patience; 5 and 6 are rest; 7 and 8 are bad again; 10 rests; 11 and 12 are bad.
        rates.ShouldBe([1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2]);
    }

    [Fact]
    public void A_plateau_of_a_metric_to_maximise_is_one_that_does_not_rise()
    {
        using var scope = NewDisposeScope();
        var optimiser = SGD([nn.Parameter(zeros(1))], 1);
        var scheduler = lr_scheduler.ReduceLROnPlateau(optimiser, "max", patience: 0, threshold: 0.5, threshold_mode: "abs");
        scheduler.step(1.0);
        scheduler.step(2.0);
        optimiser.ParamGroups.Single().LearningRate.ShouldBe(1);
        scheduler.step(2.4);
        optimiser.ParamGroups.Single().LearningRate.ShouldBe(0.1, 1e-12);
        Should.Throw<InvalidOperationException>(() => scheduler.step());
    }
}
