using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class HistoricalAveragingTests
{
    [Fact]
    public void It_is_the_squared_distance_from_the_mean_of_all_weights_so_far()
    {
        var network = nn.Linear(2, 1, hasBias: false);
        Set(1, 1);
        var history = new HistoricalAveraging(network);
        history.Of().item<float>().ShouldBe(0, 1e-9f);

        Set(4, 1);
        history.Of().item<float>().ShouldBe(9, 1e-5f);       // the mean is still (1, 1)
        history.Remember();                                  // (2.5, 1)
        history.Of().item<float>().ShouldBe(2.25f, 1e-5f);
        Set(4, 7);
        history.Remember();                                  // (3, 3)
        history.Of().item<float>().ShouldBe(17, 1e-5f);

        history.Of().backward();
        network.weight!.grad!.data<float>().ToArray().ShouldBe([2f, 8f], 1e-5); // 2 (θ − mean)

        void Set(float x, float y)
        {
            using var still = no_grad();
            network.weight!.copy_(tensor(new[] { x, y }).view(1, 2));
        }
    }

    [Fact]
    public void Its_average_is_saved()
    {
        var history = new HistoricalAveraging(nn.Linear(2, 1));
        history.state_dict().Keys.ShouldBe(["mean", "count"], ignoreOrder: true);
        history.parameters().ShouldBeEmpty();
    }
}
