using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class DcganTests
{
    [Theory]
    [InlineData(28, 1)]
    [InlineData(32, 3)]
    public void The_networks_make_and_judge_images(int side, int channels)
    {
        var (g, d) = (new Dcgan.Generator(side, channels, width: 4), new Dcgan.Discriminator(side, channels, width: 4));
        var images = g.call(randn(5, g.Latent));
        images.shape.ShouldBe([5, channels, side, side]);
        d.call(images).shape.ShouldBe([5]);
    }

    [Fact]
    public void The_features_are_all_hidden_layers_pooled_to_four_by_four()
    {
        var d = new Dcgan.Discriminator(width: 4);
        var images = rand(3, 1, 28, 28);
        d.eval();
        var features = d.Features(images);
        features.shape.ShouldBe([3, 4 + 8 + 16, 4, 4]);

        // the first 4 maps: the largest of the 4×4 first units in a corner of 14×14 (14 pixels in 4 windows overlap: 0–3, 3–6, 7–10, 10–13)
        var first = nn.functional.leaky_relu(nn.functional.conv2d(images, d.parameters().First(), strides: [2], padding: [1]), 0.2);
        var corner = first[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(0, 4), TensorIndex.Slice(0, 4)].flatten(2).amax([2]);
        (features.narrow(1, 0, 4).select(2, 0).select(2, 0) - corner).abs().max().item<float>().ShouldBe(0, 1e-6f);

        // the last 16 are 4×4 already, and what the head sees
        var logits = (features.narrow(1, 12, 16) * d.parameters().Last()).sum([1, 2, 3]);
        (logits - d.call(images)).abs().max().item<float>().ShouldBe(0, 1e-5f);
    }
}
