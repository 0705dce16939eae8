using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class FeatureMatchingTests
{
    [Fact]
    public void It_is_the_squared_distance_of_the_means()
    {
        var real = tensor(new[] { 1f, 2, 3, 4 }).view(2, 2);  // mean (2, 3)
        var fake = tensor(new[] { 0f, 0, 1, 5 }).view(2, 2);  // mean (0.5, 2.5)
        FeatureMatching.Distance(real, fake).item<float>().ShouldBe(2.5f, 1e-6f);
    }

    [Fact]
    public void Samples_need_not_look_like_the_data_one_by_one()
    {
        manual_seed(0);
        var real = randn(8, 5);
        FeatureMatching.Distance(real, real.mean([0L], keepdim: true).expand(3, 5)).item<float>().ShouldBe(0, 1e-10f);
    }
}
