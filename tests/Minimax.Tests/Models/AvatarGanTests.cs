using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class AvatarGanTests
{
    [Fact]
    public void Latents_become_pictures_and_pictures_scores()
    {
        var (g, d) = (new AvatarGan.Generator(latent: 10, width: 4), new AvatarGan.Discriminator(width: 4));
        var pictures = g.call(randn(8, 10));
        pictures.shape.ShouldBe([8, 3, 64, 64]);
        pictures.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
        d.call(pictures).shape.ShouldBe([8]);
        d.buffers().ShouldBeEmpty(); // nothing of it depends on batches that were
    }

    [Fact]
    public void Each_size_paints_a_part_of_the_picture()
    {
        var g = new AvatarGan.Generator(latent: 10, width: 4);
        g.eval();
        var z = randn(2, 10);
        var whole = g.call(z).atanh();
        foreach (var (name, weight) in g.named_parameters().Where(named => named.name.StartsWith("paint")))
        {
            using var still = no_grad();
            var kept = weight.clone();
            weight.zero_();
            if (name.EndsWith("weight")) g.call(z).atanh().Equals(whole).ShouldBeFalse(name);
            weight.copy_(kept);
        }

        g.call(z).atanh().Equals(whole).ShouldBeTrue();
    }

    [Fact]
    public void D_sees_that_all_pictures_are_the_same()
    {
        manual_seed(0);
        var d = new AvatarGan.Discriminator(width: 4);
        var one = rand(1, 3, 64, 64) * 2 - 1;
        var among = cat([one, rand(7, 3, 64, 64) * 2 - 1]);
        (d.call(one.expand(8, -1, -1, -1))[0] - d.call(among)[0]).abs().item<float>().ShouldBeGreaterThan(1e-3f);
    }
}
