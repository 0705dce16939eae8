using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class WassersteinTests
{
    private static readonly float[] OnReal = [1.3f, 2.9f, 8.4f, 6.3f];
    private static readonly float[] OnFake = [4.8f, 1.2f, -3.5f, 5.9f];

    [Fact]
    public void The_critic_ascends_the_gap_of_the_means() => // 18.9 / 4 − 8.4 / 4
        new Wasserstein().DiscriminatorAscends(tensor(OnReal), tensor(OnFake)).item<float>().ShouldBe(2.625f, 1e-5f);

    [Fact]
    public void The_generator_descends_minus_the_mean_score_of_its_samples() =>
        new Wasserstein().GeneratorDescends(tensor(OnFake)).item<float>().ShouldBe(-2.1f, 1e-5f);
}
