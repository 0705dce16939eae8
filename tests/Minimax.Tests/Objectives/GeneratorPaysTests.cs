using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class GeneratorPaysTests
{
    [Fact]
    public void The_generator_pays_besides_and_the_discriminator_does_not()
    {
        var critic = Linear(2, 1);
        using (no_grad())
        {
            critic.weight.fill_(1);
            critic.bias!.zero_();
        }

        var fake = tensor(new[,] { { 1f, 0f }, { 2f, 1f } }).requires_grad_();              // scores 1 and 3, squares 1, 0, 4, 1
        var (real, made) = (new Judged(zeros(2, 2), critic), new Judged(fake, critic));
        var game = new GeneratorPays(new Wasserstein(), x => x.square().mean()) { Weight = 0.4 };
        var loss = game.GeneratorDescends(real, made);
        loss.item<float>().ShouldBe(-1.4f, 1e-6f);                                          // −2 + 0.4 · 1.5
        loss.backward();
        fake.grad!.Equals(tensor(new[,] { { -0.5f + 0.2f, -0.5f }, { -0.5f + 0.4f, -0.5f + 0.2f } })).ShouldBeTrue(); // −½ + 0.4 · x / 2
        game.DiscriminatorAscends(real, made).item<float>().ShouldBe(-2);
    }
}
