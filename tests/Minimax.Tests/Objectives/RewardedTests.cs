using Minimax.Objectives;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class RewardedTests
{
    [Fact]
    public void The_generator_descends_its_share_of_both()
    {
        var (critic, reward) = (Linear(2, 1), Linear(2, 1));
        using (no_grad())
        {
            critic.weight.fill_(1);
            critic.bias!.fill_(0);
            reward.weight.fill_(0.5f);
            reward.bias!.fill_(0.25f);
        }

        var (real, fake) = (new Judged(zeros(2, 2), critic), new Judged(tensor(new[,] { { 1f, 0f }, { 2f, 1f } }), critic)); // scores 1 and 3, rewards 0.75 and 1.75
        new Rewarded(new Wasserstein(), reward).GeneratorDescends(real, fake).item<float>().ShouldBe(-2);
        new Rewarded(new Wasserstein(), reward) { Lambda = 0 }.GeneratorDescends(real, fake).item<float>().ShouldBe(-1.25f, 1e-6f);
        new Rewarded(new Wasserstein(), reward) { Lambda = 0.2 }.GeneratorDescends(real, fake).item<float>().ShouldBe(-1.4f, 1e-6f); // 0.2 · −2 + 0.8 · −1.25
        new Rewarded(new Wasserstein(), reward) { Lambda = 0 }.DiscriminatorAscends(real, fake).item<float>().ShouldBe(-2);
    }

    [Fact]
    public void The_reward_network_gets_no_gradient_of_the_generators_turn()
    {
        var (critic, reward, fake) = (Linear(2, 1), Linear(2, 1), ones(3, 2).requires_grad_());
        new Rewarded(new Wasserstein(), reward) { Lambda = 0 }.GeneratorDescends(new Judged(zeros(3, 2), critic), new Judged(fake, critic)).backward();
        reward.weight.grad.ShouldBeNull();
        fake.grad!.abs().sum().item<float>().ShouldBeGreaterThan(0);
        reward.weight.requires_grad.ShouldBeTrue();
    }
}
