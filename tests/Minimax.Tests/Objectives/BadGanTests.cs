using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class BadGanTests
{
    private static readonly Tensor OnReal = tensor(new[] { 1f, 2, -0.5f, 0.3f, -1, 0 }).view(2, 3);
    private static readonly Tensor OnFake = tensor(new[] { 0.2f, 0.1f, -0.4f, 2, -1, 0.5f }).view(2, 3);

    [Theory]
    [InlineData(1, -2.06521 - 0.87647)]
    [InlineData(0.3, -2.06521 - 0.26294)]
    [InlineData(0, -2.06521)]
    public void D_pays_for_being_undecided_about_the_data(double weight, double expected) =>
        new BadGan(new NonSaturating(), weight).DiscriminatorAscends(OnReal, OnFake).item<float>().ShouldBe((float)expected, 1e-5f);

    [Fact]
    public void G_has_the_game_of_K_classes_plus_one() =>
        new BadGan(new NonSaturating()).GeneratorDescends(OnFake).item<float>().ShouldBe(0.19449f, 1e-5f);
}
