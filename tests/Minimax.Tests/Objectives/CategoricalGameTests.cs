using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class CategoricalGameTests
{
    private static readonly Tensor OnReal = tensor(new[] { 1f, 2, -0.5f, 0.3f, -1, 0 }).view(2, 3);
    private static readonly Tensor OnFake = tensor(new[] { 0.2f, 0.1f, -0.4f, 2, -1, 0.5f }).view(2, 3);

    [Fact]
    public void D_ascends_H_of_y_less_H_of_y_given_x_and_H_of_y_given_a_sample() =>
        new CategoricalGame().DiscriminatorAscends(OnReal, OnFake).item<float>().ShouldBe(1.06208f - 0.87647f + 0.84512f, 1e-5f);

    [Fact]
    public void G_descends_the_entropies_of_its_samples() => new CategoricalGame().GeneratorDescends(OnFake).item<float>().ShouldBe(0.84512f - 0.95398f, 1e-5f);

    [Fact]
    public void The_bounds_are_reached_where_D_is_sure_of_the_data_and_undecided_about_samples()
    {
        new CategoricalGame().DiscriminatorAscends(eye(10) * 1000, zeros(10, 10)).item<float>().ShouldBe(2 * MathF.Log(10), 1e-5f);
        new CategoricalGame().GeneratorDescends(eye(10) * 1000).item<float>().ShouldBe(-MathF.Log(10), 1e-5f);
    }
}
