using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class HingeTests
{
    private static readonly Tensor OnReal = tensor(new[] { 2f, 0.25f, -1 });
    private static readonly Tensor OnFake = tensor(new[] { -3f, 0.5f, -0.25f });

    [Fact]
    public void D_ascends_what_its_margins_lack() => // data: 0, −0.75, −2; samples: 0, −1.5, −0.75
        new Hinge().DiscriminatorAscends(OnReal, OnFake).item<float>().ShouldBe((-2.75f / 3) - (2.25f / 3), 1e-6f);

    [Fact]
    public void G_wants_higher_scores_without_a_bound() => new Hinge().GeneratorDescends(OnFake).item<float>().ShouldBe(2.75f / 3, 1e-6f);

    [Fact]
    public void An_example_beyond_its_margin_teaches_D_nothing()
    {
        var scores = OnReal.clone().requires_grad_();
        new Hinge().DiscriminatorAscends(scores, OnFake).backward();
        scores.grad!.data<float>().ToArray().ShouldBe([0, 1 / 3f, 1 / 3f], 1e-6);
    }
}
