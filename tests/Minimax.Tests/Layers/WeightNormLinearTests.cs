using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class WeightNormLinearTests
{
    [Fact]
    public void Two_inputs_worked_out_by_hand()
    {
        // Rows (3, 4) and (0, 2), of length 5 and 2, stretched to 2 and 0.5: weights (1.2, 1.6) and (0, 0.5).
        var layer = Layer(tensor(new[] { 3f, 4, 0, 2 }).view(2, 2), tensor(new[] { 2f, 0.5f }), tensor(new[] { 0.1f, -0.2f }));
        layer.call(tensor(new[] { 1f, 2, -1, 0.5f }).view(2, 2)).data<float>().ToArray().ShouldBe([4.5f, 0.8f, -0.3f, 0.05f], 1e-5);
    }

    [Fact]
    public void The_length_of_a_direction_does_not_matter()
    {
        manual_seed(1);
        var (v, g, bias, x) = (randn(4, 3), randn(4), randn(4), randn(5, 3));
        var stretched = Layer(v * tensor(new[] { 0.1f, 2, 7, 30 }).unsqueeze(1), g, bias);
        stretched.call(x).allclose(Layer(v, g, bias).call(x), 1e-4, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Its_gradient_by_a_direction_is_orthogonal_to_it()
    {
        manual_seed(2);
        var layer = new WeightNormLinear(6, 3);
        layer.call(randn(10, 6)).square().sum().backward();
        var v = layer.get_parameter("v")!;
        (v * v.grad!).sum(1).abs().max().item<float>().ShouldBeLessThan(1e-3f);
    }

    [Fact]
    public void Initialised_on_a_batch_its_outputs_there_have_mean_0_and_variance_1()
    {
        manual_seed(3);
        var x = (randn(200, 5) * 3) + 7;
        var y = new WeightNormLinear(5, 4).Initialise(x);
        y.mean([0L]).abs().max().item<float>().ShouldBeLessThan(1e-4f);
        y.std(0).data<float>().ToArray().ShouldBe([1f, 1f, 1f, 1f], 1e-4);
    }

    [Fact]
    public void A_scale_that_is_not_trained_gets_no_gradient()
    {
        var layer = new WeightNormLinear(3, 2, trainScale: false);
        layer.call(ones(4, 3)).sum().backward();
        layer.get_parameter("g")!.grad.ShouldBeNull();
        layer.get_parameter("v")!.grad.ShouldNotBeNull();
    }

    private static WeightNormLinear Layer(Tensor v, Tensor g, Tensor bias)
    {
        using var still = no_grad();
        var layer = new WeightNormLinear(v.shape[1], v.shape[0]);
        layer.get_parameter("v")!.copy_(v);
        layer.get_parameter("g")!.copy_(g);
        layer.get_parameter("bias")!.copy_(bias);
        return layer;
    }
}
