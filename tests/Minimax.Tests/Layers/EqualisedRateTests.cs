using Minimax.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class EqualisedRateTests
{
    [Fact]
    public void The_scale_is_the_gain_over_the_root_of_what_a_unit_sees()
    {
        new EqualisedRate(nn.Linear(8, 3)).Scale.ShouldBe(0.5, 1e-9);                      // √(2/8)
        new EqualisedRate(nn.Conv2d(2, 5, 3)).Scale.ShouldBe(1 / 3.0, 1e-9);               // √(2/18)
        new EqualisedRate(nn.Conv2d(4, 5, 1), gain: 1).Scale.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void It_is_the_layer_with_scaled_weights_and_the_same_bias()
    {
        manual_seed(0);
        var convolution = nn.Conv2d(2, 5, 3, padding: 1L);
        var equalised = new EqualisedRate(convolution);
        nn.init.normal_(convolution.bias!);
        var x = randn(3, 2, 6, 6);
        equalised.call(x).allclose(nn.functional.conv2d(x, convolution.weight! / 3, convolution.bias, padding: [1L, 1L]), 1e-5, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Weights_begin_with_deviation_one_and_what_comes_out_has_the_gain_as_deviation()
    {
        manual_seed(0);
        var linear = nn.Linear(400, 300);
        var y = new EqualisedRate(linear, gain: 1).call(randn(200, 400));
        linear.weight!.std().item<float>().ShouldBe(1, 0.01f);
        linear.bias!.abs().max().item<float>().ShouldBe(0);
        y.std().item<float>().ShouldBe(1, 0.02f);
    }

    [Fact]
    public void One_step_of_Adam_moves_the_weights_of_every_layer_by_the_same_share() // whatever its size; that is what it is for
    {
        foreach (var inputs in new[] { 4, 64, 1024 })
        {
            manual_seed(0);
            Linear linear = nn.Linear(inputs, 500);
            var equalised = new EqualisedRate(linear);
            var adam = optim.Adam(equalised.parameters(), 0.01, 0, 0.99);
            using var before = linear.weight!.detach().clone();
            equalised.call(randn(20, inputs)).square().sum().backward();
            adam.step();
            ((linear.weight - before).norm() / before.norm()).item<float>().ShouldBe(0.01f, 0.0005f);
        }
    }

    [Fact]
    public void Another_layer_is_refused() =>
        Should.Throw<ArgumentException>(() => new EqualisedRate(nn.ReLU())).Message.ShouldContain("takes a Linear or a Conv2d, not a ReLU");

    [Fact]
    public void With_its_scale_in_the_weights_it_computes_the_same_and_begins_as_he_has_it()
    {
        manual_seed(0);
        var linear = nn.Linear(200, 300);
        var (layer, x) = (new EqualisedRate(linear), randn(5, 200));
        var before = layer.call(x);
        layer.Absorb();
        layer.call(x).allclose(before, 1e-5, 1e-5).ShouldBeTrue();
        layer.Scale.ShouldBe(1);
        linear.weight!.std().item<float>().ShouldBe(0.1f, 0.001f); // √(2/200)
        layer.Absorb();
        layer.call(x).allclose(before, 1e-5, 1e-5).ShouldBeTrue(); // once is enough
    }
}
