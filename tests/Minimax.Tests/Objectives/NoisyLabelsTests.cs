using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class NoisyLabelsTests
{
    [Fact]
    public void Without_noise_it_is_the_non_saturating_game_and_with_all_of_it_the_labels_are_swapped()
    {
        var (real, fake) = (tensor(new[] { 0f, 2 }), tensor(new[] { -2f, 0 }));
        var plain = new NonSaturating();
        new NoisyLabels(0).DiscriminatorAscends(real, fake).item<float>().ShouldBe(plain.DiscriminatorAscends(real, fake).item<float>(), 1e-6f);
        new NoisyLabels(1).DiscriminatorAscends(real, fake).item<float>().ShouldBe(plain.DiscriminatorAscends(fake, real).item<float>(), 1e-6f);
        new NoisyLabels(1).GeneratorDescends(fake).item<float>().ShouldBe(1.41004f, 1e-5f);
    }

    [Fact]
    public void On_average_it_is_two_sided_smoothing()
    {
        manual_seed(0);
        var (real, fake) = (randn(50).repeat(4000), randn(50).repeat(4000));
        var noisy = new NoisyLabels(0.1).DiscriminatorAscends(real, fake).item<float>();
        noisy.ShouldBe(new SmoothedLabels(0.9, 0.1).DiscriminatorAscends(real, fake).item<float>(), 0.01f);
    }
}
