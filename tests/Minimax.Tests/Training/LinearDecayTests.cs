using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

public sealed class LinearDecayTests
{
    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(99, 0.2)]
    [InlineData(100, 0.2)]
    [InlineData(150, 0.1)]
    [InlineData(199, 0.002)]
    [InlineData(200, 0)]
    [InlineData(300, 0)]
    public void The_rate_is_constant_for_half_of_the_run_and_then_falls_to_zero(long step, double rate) =>
        new LinearDecay(0.2, steps: 200).At(step).ShouldBe(rate, 1e-12);

    [Fact]
    public void Every_optimiser_gets_the_rate_of_the_step()
    {
        OptimizerHelper[] optimizers = [new FusedAdam([new Parameter(zeros(1))], 0.2), optim.SGD([new Parameter(zeros(1))], 0.2)];
        var decay = new LinearDecay(0.2, steps: 4, optimizers);
        decay.Apply(3);
        optimizers.ShouldAllBe(optimizer => optimizer.ParamGroups.All(group => group.LearningRate == 0.1));
        decay.Apply(0); // it can go back, as a resumed run may
        optimizers.ShouldAllBe(optimizer => optimizer.ParamGroups.All(group => group.LearningRate == 0.2));
    }
}
