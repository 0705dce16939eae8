using Minimax.Layers;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Layers;

public sealed class EvaluationModeTests
{
    [Fact]
    public void Each_layer_is_in_the_mode_again_that_it_had()
    {
        var kept = BatchNorm1d(2);                              // its running statistics are to stay, in a network that trains on
        var (dropout, inner) = (Dropout(), Sequential(kept));
        using var network = Sequential(dropout, inner);
        kept.eval();

        using (network.Evaluating())
        {
            new[] { network.training, dropout.training, inner.training, kept.training }.ShouldAllBe(training => !training);
        }

        (network.training, dropout.training, inner.training, kept.training).ShouldBe((true, true, true, false));
    }
}
