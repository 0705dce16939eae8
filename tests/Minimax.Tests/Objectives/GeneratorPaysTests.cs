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

    [Fact]
    public void A_comparison_is_paid_for_too()
    {
        var share = tensor(new[,] { { 1f }, { 0.5f } });
        var game = new GeneratorPays(new RelativisticPairing(), x => (share * x.square()).mean()) { Weight = 2 };
        var (real, fake) = (Judged(zeros(2, 2), tensor(new[] { 1f, 0 })), Judged(tensor(new[,] { { 1f, 2 }, { 0f, -1 } }), tensor(new[] { 0f, 1 })));
        game.GeneratorDescends(real, fake).item<float>().ShouldBe(3.56326f, 1e-5f); // (1.31326 + 0.31326) / 2 + 2 · (1 + 4 + ½) / 4
        game.DiscriminatorAscends(real, fake).item<float>().ShouldBe(((IGame)new RelativisticPairing()).DiscriminatorAscends(real, fake).item<float>());
        game.Activation(share).ShouldBeSameAs(share);
    }

    private static Judged Judged(Tensor examples, Tensor scores) => new(examples, Linear(2, 1)) { Scores = scores };
}
