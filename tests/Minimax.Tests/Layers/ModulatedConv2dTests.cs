using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class ModulatedConv2dTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(100)]
    public void White_noise_keeps_its_unit_variance_whatever_the_style(double scale)
    {
        manual_seed(0);
        var layer = new ModulatedConv2d(16, 8, 3);
        var maps = layer.call(randn(64, 16, 34, 34), (rand(64, 16) + 0.1) * scale)[.., .., 1..^1, 1..^1]; // without the border, where the kernel sees zeros
        maps.var().item<float>().ShouldBe(1, 0.01f);
        maps.mean().item<float>().ShouldBe(0, 0.01f);
    }

    [Fact]
    public void It_is_a_convolution_with_weights_of_its_own_for_each_image()
    {
        manual_seed(1);
        var (layer, maps, style) = (new ModulatedConv2d(3, 4, 3), randn(2, 3, 5, 5), randn(2, 3));
        var y = layer.call(maps, style);
        var weight = layer.parameters().Single();
        for (var i = 0; i < 2; i++)
        {
            var own = weight * style[i].view(1, 3, 1, 1);                                           // equation 1
            own /= (own.square().sum([1, 2, 3], keepdim: true) + 1e-8).sqrt();                      // equation 3
            y[i].allclose(nn.functional.conv2d(maps[i].unsqueeze(0), own, padding: [1, 1])[0], 1e-4, 1e-5).ShouldBeTrue();
        }
    }

    [Fact]
    public void Hand_computed_a_style_of_3_and_4_on_weights_of_1()
    {
        var layer = new ModulatedConv2d(2, 1, 1);
        using (no_grad()) layer.parameters().Single().fill_(1);
        var style = tensor(new[] { 3f, 4f }).view(1, 2);
        layer.call(tensor(new[] { 2f, 1f }).view(1, 2, 1, 1), style).item<float>().ShouldBe(2, 1e-5f); // (3·2 + 4·1) / √(9 + 16)
        var painting = new ModulatedConv2d(2, 1, 1, demodulates: false);
        using (no_grad()) painting.parameters().Single().fill_(1);
        painting.call(tensor(new[] { 2f, 1f }).view(1, 2, 1, 1), style).item<float>().ShouldBe(10, 1e-5f);
    }
}
