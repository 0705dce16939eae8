using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class ClassesPlusOneTests
{
    // Two images a side, three classes; Z = 10.71388 and 2.71774 on real ones, 2.99690 and 9.40566 on samples.
    private static readonly Tensor OnReal = tensor(new[] { 1f, 2, -0.5f, 0.3f, -1, 0 }).view(2, 3);
    private static readonly Tensor OnFake = tensor(new[] { 0.2f, 0.1f, -0.4f, 2, -1, 0.5f }).view(2, 3);

    [Fact]
    public void The_logit_of_real_is_the_logarithm_of_Z() =>
        ClassesPlusOne.RealLogit(OnReal).data<float>().ToArray().ShouldBe([2.37154f, 0.99980f], 1e-5);

    [Fact]
    public void Its_sigmoid_is_one_minus_the_softmax_of_a_class_whose_logit_is_0()
    {
        var withGenerated = cat([OnReal, zeros(2, 1)], 1).softmax(1);
        var real = ClassesPlusOne.RealLogit(OnReal).sigmoid();
        real.add(withGenerated.select(1, 3)).data<float>().ToArray().ShouldBe([1f, 1f], 1e-6);
    }

    [Fact]
    public void D_ascends_the_game_on_that_logit() =>
        new ClassesPlusOne(new NonSaturating()).DiscriminatorAscends(OnReal, OnFake).item<float>().ShouldBe(-0.20127f - 1.86393f, 1e-5f);

    [Fact]
    public void G_descends_the_game_on_that_logit()
    {
        new ClassesPlusOne(new NonSaturating()).GeneratorDescends(OnFake).item<float>().ShouldBe(0.19449f, 1e-5f);
        new ClassesPlusOne(new MinimaxGame()).GeneratorDescends(OnFake).item<float>().ShouldBe(-1.86393f, 1e-5f);
    }

    [Fact]
    public void Logits_of_a_thousand_stay_finite() =>
        new ClassesPlusOne(new NonSaturating()).DiscriminatorAscends(OnReal * 1000, OnFake * 1000).item<float>().ShouldBe(-1100f, 1e-2f);
}
