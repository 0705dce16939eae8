using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class DenseGanTests
{
    [Theory]
    [InlineData(DenseGan.Make.Normalised)]
    [InlineData(DenseGan.Make.PlainD)]
    [InlineData(DenseGan.Make.Residual)]
    public void Pictures_and_scores_have_their_shapes_and_every_weight_learns(DenseGan.Make make)
    {
        var (g, d) = (new DenseGan.Generator(make, latent: 8, width: 16), new DenseGan.Discriminator(make, width: 16));
        var pictures = g.call(randn(6, 8));
        pictures.shape.ShouldBe([6L, 3, 14, 14]);
        pictures.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
        var scores = d.call(pictures);
        scores.shape.ShouldBe([6L]);
        scores.square().sum().backward();
        foreach (var weight in g.parameters().Concat(d.parameters())) weight.grad.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(DenseGan.Make.Normalised, false)]
    [InlineData(DenseGan.Make.PlainD, true)]
    [InlineData(DenseGan.Make.Residual, true)]
    public void Without_normalisation_a_score_depends_on_its_picture_alone(DenseGan.Make make, bool alone)
    {
        manual_seed(1);
        var (d, pictures) = (new DenseGan.Discriminator(make), randn(6, 3, 14, 14));
        d.call(pictures)[..3].allclose(d.call(pictures[..3]), 1e-4, 1e-5).ShouldBe(alone);
    }

    [Fact]
    public void A_residual_block_begins_as_the_identity()
    {
        var x = randn(4, 8);
        new DenseGan.Block(8).call(x).Equals(x).ShouldBeTrue();
    }
}
