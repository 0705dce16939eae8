using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class CorrectionNetTests
{
    [Fact]
    public void It_begins_by_letting_every_image_pass()
    {
        var image = randn(2, 3, 9, 7);
        new CorrectionNet(width: 4).call(image).Equals(image).ShouldBeTrue();
    }

    [Fact]
    public void It_has_the_outputs_of_PyTorch()
    {
        var network = new CorrectionNet(width: 4, depth: 2);
        Peer.Initialise(network);
        var output = network.call(Peer.Fill(0.5, -1, 1, 2, 3, 8, 8));
        double[] found = [output.mean().item<float>(), output.square().mean().item<float>(), output[1, 0, 5, 6].item<float>()];
        found.ShouldBe(Peer.Reference("domains_parity")["correction"]!.Doubles(), 1e-5);
    }

    [Fact]
    public void A_pixel_is_changed_by_what_is_within_the_reach_that_is_promised_and_by_all_of_it()
    {
        manual_seed(0);
        var network = new CorrectionNet(channels: 1, width: 4, depth: 3);
        using (no_grad()) network.parameters().ElementAt(8).normal_();  // the last convolution's weights, which begin with 0
        var image = randn(1, 1, 31, 31).requires_grad_();
        network.call(image)[0, 0, 15, 15].backward();
        var reached = image.grad!.ne(0).squeeze();
        reached.any(0).sum().item<long>().ShouldBe((2 * (3 + 4)) + 1);
        reached.any(1).sum().item<long>().ShouldBe((2 * (3 + 4)) + 1);
    }

    [Fact]
    public void Brightness_is_not_lost_on_the_way() // as it is where maps are normalised
    {
        manual_seed(0);
        var network = new CorrectionNet(width: 8);
        using (no_grad()) network.parameters().ElementAt(8).normal_(0, 0.1);
        var image = rand(1, 3, 16, 16) - 0.5;
        (network.Correction(image + 0.5) - network.Correction(image)).abs().mean().item<float>().ShouldBeGreaterThan(0.01f);
        var translator = new ResNetGenerator(3, 8, 1, halvings: 0);
        (translator.call(image + 0.5) - translator.call(image)).abs().max().item<float>().ShouldBeLessThan(0.001f);
    }
}
