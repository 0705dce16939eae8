using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class TranslationTests
{
    [Theory]
    [InlineData(1, 28, 1)]
    [InlineData(1, 28, 2)]
    [InlineData(3, 64, 2)]
    public void A_translation_has_the_shape_of_the_image_and_stays_within_the_range_of_pixels(int channels, int side, int halvings)
    {
        ShouldKeepShapeAndRange(new ResNetGenerator(channels, width: 4, blocks: 1, halvings), channels, side);
        ShouldKeepShapeAndRange(new UNetGenerator(channels, width: 4, halvings: 2), channels, side);
    }

    private static void ShouldKeepShapeAndRange(nn.Module<Tensor, Tensor> generator, int channels, int side)
    {
        var images = randn(2, channels, side, side);
        var translated = generator.call(images);
        translated.shape.ShouldBe(images.shape);
        translated.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_U_Net_goes_down_to_a_single_pixel() =>
        new UNetGenerator(channels: 3, width: 4, halvings: 6).call(randn(1, 3, 64, 64)).shape.ShouldBe([1, 3, 64, 64]);

    [Fact]
    public void A_U_Net_has_the_outputs_of_PyTorch()
    {
        var expected = Peer.Reference("cyclegan_parity")["unet"]!.Doubles();
        var generator = new UNetGenerator(channels: 1, width: 4, halvings: 2);
        Peer.Initialise(generator);
        var output = generator.call(Peer.Fill(0.5, -1, 1, 2, 1, 28, 28));
        output.mean().item<float>().ShouldBe((float)expected[0], 1e-5f);
        output.square().mean().item<float>().ShouldBe((float)expected[1], 1e-5f);
        output[1, 0, 5, 6].item<float>().ShouldBe((float)expected[2], 1e-5f);
    }

    [Fact]
    public void Without_skips_it_is_the_encoder_and_decoder_of_PyTorch() =>
        ShouldBeThatOfPyTorch(new UNetGenerator(channels: 1, width: 4, halvings: 2, outputs: 3, skips: false), Peer.Fill(0.5, -1, 1, 2, 1, 16, 16), "encoder and decoder");

    [Fact]
    public void A_judge_of_single_pixels_is_that_of_PyTorch() =>
        ShouldBeThatOfPyTorch(new PatchDiscriminator(channels: 3, width: 4, halvings: 0), Peer.Fill(0.3, -1, 1, 2, 3, 16, 16), "pixel judge");

    private static void ShouldBeThatOfPyTorch(nn.Module<Tensor, Tensor> network, Tensor images, string name)
    {
        Peer.Initialise(network);
        var output = network.call(images);
        double[] found = [output.mean().item<float>(), output.square().mean().item<float>(), output[1, 0, 5, 6].item<float>()];
        found.ShouldBe(Peer.Reference("pix2pix_parity")[name]!.Doubles(), 1e-5);
    }

    [Fact]
    public void Without_skips_nothing_passes_the_innermost_level_by()
    {
        manual_seed(0);
        var image = randn(1, 1, 16, 16);
        var other = image.clone();
        other[0, 0, 3, 3] = 9;
        Innermost(skips: false).ShouldBe(0);    // the innermost level holds nothing, so that nothing of the image is left
        Innermost(skips: true).ShouldBeGreaterThan(1e-6);

        double Innermost(bool skips)
        {
            using var still = no_grad();
            var network = new UNetGenerator(channels: 1, width: 4, halvings: 3, skips: skips);
            foreach (var (_, weight) in network.named_parameters().Where(p => p.name.StartsWith("downs.2"))) weight.zero_();
            return (network.call(image) - network.call(other)).abs().max().item<float>();
        }
    }

    [Fact]
    public void Dropout_is_the_noise_of_the_innermost_levels_and_is_gone_in_evaluation()
    {
        manual_seed(0);
        var (image, network) = (randn(1, 1, 32, 32), new UNetGenerator(channels: 1, width: 4, halvings: 4, dropouts: 2));
        Apart().ShouldBeGreaterThan(1e-6);
        network.named_modules().Count(m => m.module is TorchSharp.Modules.Dropout).ShouldBe(2);
        network.eval();
        Apart().ShouldBe(0);

        double Apart() => (network.call(image) - network.call(image)).abs().max().item<float>();
    }

    [Fact]
    public void Logits_are_not_squashed()
    {
        var network = new UNetGenerator(channels: 3, width: 4, halvings: 2, outputs: 8, squash: false);
        using (no_grad()) network.parameters().Last().fill_(7); // the last bias
        network.call(zeros(2, 3, 8, 8)).shape.ShouldBe([2, 8, 8, 8]);
        network.call(zeros(2, 3, 8, 8)).min().item<float>().ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 16)]
    [InlineData(2, 34)]
    [InlineData(3, 70)] // the paper's
    [InlineData(4, 142)]
    public void A_score_depends_on_a_patch_as_large_as_the_receptive_field_and_on_all_of_it(int halvings, int field)
    {
        manual_seed(0);
        var discriminator = new PatchDiscriminator(channels: 1, width: 2, halvings, normalise: false);
        discriminator.ReceptiveField.ShouldBe(field);

        var image = randn(1, 1, 256, 256).requires_grad_();
        var scores = discriminator.call(image);             // (1, 1, p, p)
        var middle = scores.shape[2] / 2;
        scores[0, 0, middle, middle].backward();
        var reached = image.grad!.ne(0).squeeze();          // (256, 256)
        reached.any(0).sum().item<long>().ShouldBe(field);
        reached.any(1).sum().item<long>().ShouldBe(field);
    }

    [Fact]
    public void Instance_normalisation_lets_a_score_depend_on_the_rest_of_the_image_as_well()
    {
        manual_seed(0);
        var image = randn(1, 1, 64, 64).requires_grad_();
        new PatchDiscriminator(channels: 1, width: 2, halvings: 1).call(image)[0, 0, 15, 15].backward();
        image.grad!.ne(0).squeeze().any(0).sum().item<long>().ShouldBeGreaterThan(16);
    }

    [Theory]
    [InlineData(16, 0, 16)]
    [InlineData(28, 1, 12)]
    [InlineData(64, 2, 14)]
    [InlineData(256, 3, 30)]
    public void There_is_a_score_for_each_patch(int side, int halvings, int patches) =>
        new PatchDiscriminator(channels: 1, width: 2, halvings).call(zeros(2, 1, side, side)).shape.ShouldBe([2, 1, patches, patches]);
}
