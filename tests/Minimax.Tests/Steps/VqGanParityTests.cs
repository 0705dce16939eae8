using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>Three steps of VQ-GAN, and self-attention, beside PyTorch's on the same weights.</summary>
public sealed class VqGanParityTests
{
    private const int Side = 6, Length = 3, Codes = 5, Width = 4, Batch = 8;

    [Fact]
    public void VQ_GAN_makes_PyTorchs_numbers()
    {
        var (e, book) = (Peer.Scaled(Conv2d(1, Length, 3, stride: 2, padding: 1), 10), Peer.Scaled(new VectorQuantiser(Codes, Length), 10));
        var last = Conv2d(Width, 1, 3, padding: 1);
        var g = Peer.Scaled(Sequential(Upsample(scale_factor: [2, 2]), Conv2d(Length, Width, 3, padding: 1), Tanh(), last), 10);
        var d = Peer.Scaled(Sequential(Conv2d(1, Width, 3), Tanh(), Conv2d(Width, 1, 1)), 10);
        var step = new VqGanStep(e, g, last.weight!, d, book.Of, new Hinge(), (Adam(e, book, g), Adam(d)));
        var x = Peer.Fill(0.5, -1, 1, Batch, 1, Side, Side);
        foreach (var expected in Peer.Reference("vqgan_parity")["vqgan"]!.AsArray())
            foreach (var (ours, theirs) in step.Update(x).Read().Zip(expected!.Doubles())) ours.ShouldBe(theirs, 1e-4 * Math.Max(1, Math.Abs(theirs)));
    }

    [Fact]
    public void Self_attention_makes_PyTorchs_numbers()
    {
        var layer = new SelfAttention(maps: 6, inner: 2);
        using var still = no_grad();
        foreach (var (number, weight) in layer.parameters().Where(one => one.dim() > 1).Index()) weight.copy_(10 * Peer.Fill(0.1 * number, -0.05, 0.05, weight.shape));
        layer.parameters().Single(one => one.dim() == 1).fill_(0.7);
        var y = layer.call(Peer.Fill(0.5, -2, 2, 2, 6, 2, 3)).flatten();
        foreach (var (ours, theirs) in y.data<float>().Zip(Peer.Reference("vqgan_parity")["attention"]!.Doubles())) ours.ShouldBe((float)theirs, 1e-5f);
    }

    private static FusedAdam Adam(params Module[] networks) => new(networks.SelectMany(network => network.parameters()), 1e-2, 0.5);

    [Fact]
    public void The_codebook_is_saved_once() =>
        new VqGan.Encoder(Codes).state_dict().Keys.Count(name => name.EndsWith("codes", StringComparison.Ordinal)).ShouldBe(1);
}
