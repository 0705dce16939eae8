using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class MlpGanTests
{
    [Fact]
    public void The_generator_has_the_papers_size_and_makes_grey_images()
    {
        var g = new MlpGan.Generator();
        var images = g.call(rand(3, g.Latent) * 2 - 1);
        images.shape.ShouldBe([3, 1, 28, 28]);
        images.min().item<float>().ShouldBeGreaterThan(0);
        images.max().item<float>().ShouldBeLessThan(1);
        g.parameters().Sum(p => p.numel()).ShouldBe((101 * 1200) + (1201 * 1200) + (1201 * 784));
    }

    [Fact]
    public void The_discriminator_has_the_papers_size_and_gives_one_logit_an_image()
    {
        var d = new MlpGan.Discriminator();
        d.call(rand(3, 1, 28, 28)).shape.ShouldBe([3]);
        d.parameters().Sum(p => p.numel()).ShouldBe((785 * 1200) + (241 * 1200) + 241);
    }

    [Fact]
    public void Dropout_makes_the_discriminator_change_its_mind_in_training_only()
    {
        manual_seed(0);
        var d = new MlpGan.Discriminator();
        var images = rand(3, 1, 28, 28);
        d.call(images).Equals(d.call(images)).ShouldBeFalse();
        d.eval();
        d.call(images).Equals(d.call(images)).ShouldBeTrue();
    }

    [Fact]
    public void The_networks_of_the_line_take_and_give_what_the_figure_draws()
    {
        var (g, d) = (new LineGan.Generator(), new LineGan.Discriminator());
        g.call(rand(5, 1)).shape.ShouldBe([5, 1]);
        d.call(rand(5, 1)).shape.ShouldBe([5]);
    }
}
