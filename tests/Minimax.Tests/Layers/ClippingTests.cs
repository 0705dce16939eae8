using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class ClippingTests
{
    [Fact]
    public void Every_weight_and_bias_is_cut_off_and_what_lies_inside_stays()
    {
        var layer = nn.Linear(3, 1);
        using (no_grad())
        {
            layer.weight!.copy_(tensor(new[] { -2f, 0.005f, 0.5f }).view(1, 3));
            layer.bias!.fill_(7);
        }

        layer.Clip(0.01);
        layer.weight.data<float>().ToArray().ShouldBe([-0.01f, 0.005f, 0.01f]);
        layer.bias.item<float>().ShouldBe(0.01f);
        layer.parameters().ShouldAllBe(p => p.requires_grad);
    }
}
