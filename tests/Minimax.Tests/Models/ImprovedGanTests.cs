using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class ImprovedGanTests
{
    [Fact]
    public void Samples_are_images_from_minus_one_to_one()
    {
        var g = new ImprovedGan.Generator(width: 16);
        var images = g.call(rand(5, g.Latent));
        images.shape.ShouldBe([5, 1, 28, 28]);
        images.min().item<float>().ShouldBeGreaterThanOrEqualTo(-1);
        images.max().item<float>().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void The_discriminator_is_noisy_while_it_trains_and_a_function_afterwards()
    {
        var d = new ImprovedGan.Discriminator(widths: [16, 8]);
        var images = rand(3, 1, 28, 28);
        d.call(images).Equals(d.call(images)).ShouldBeFalse();
        d.eval();
        d.call(images).Equals(d.call(images)).ShouldBeTrue();
    }

    [Fact]
    public void An_example_has_the_logits_that_it_has_alone()
    {
        var d = new ImprovedGan.Discriminator(widths: [16, 8]);
        d.eval();
        var images = rand(4, 1, 28, 28);
        d.call(images).narrow(0, 0, 1).allclose(d.call(images.narrow(0, 0, 1)), 1e-4, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Initialised_on_images_its_logits_there_have_mean_0_and_variance_1()
    {
        manual_seed(0);
        var d = new ImprovedGan.Discriminator();
        var images = (rand(500, 1, 28, 28) * 2) - 1;
        d.Initialise(images);
        var logits = d.call(images); // with fresh noise
        logits.mean([0L]).abs().max().item<float>().ShouldBeLessThan(0.3f);
        logits.std(0).mean().item<float>().ShouldBe(1f, 0.1f);
    }
}
