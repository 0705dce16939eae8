using System.Text.Json.Nodes;
using Minimax.Models;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class ManifoldParityTests
{
    private static readonly JsonNode Reference = Peer.Reference("manifold_parity");
    private static readonly Tensor Points = Peer.Fill(0.3, -1, 1, 5, 3);

    [Fact]
    public void Tangents_and_their_term_are_those_of_PyTorchs_jacobian()
    {
        var g = Peer.Scaled(new LocalGan.Generator(3, 2, width: 16), 20);
        var tangents = Tangents.Of(g, LocalGan.Centre(Points, 2), 2);
        var expected = Reference["tangents"]!.Doubles();
        tangents.flatten().data<float>().ToArray().Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-5);

        var term = OrthonormalTangents.Of(tangents);
        ((double)term.item<float>()).ShouldBe(Reference["orthonormal"]!.GetValue<double>(), 1e-4);
        var slope = autograd.grad([term], [g.parameters().First()])[0].norm().item<float>();
        ((double)slope).ShouldBe(Reference["orthonormal gradient"]!.GetValue<double>(), 1e-4);
    }

    [Fact]
    public void The_change_along_them_is_that_of_PyTorch_with_its_gradient()
    {
        var tangents = Tangents.Of(Peer.Scaled(new LocalGan.Generator(3, 2, width: 16), 20), LocalGan.Centre(Points, 2), 2);
        var function = Peer.Scaled(Sequential(Linear(3, 16), Tanh(), Linear(16, 1)), 20);
        var change = LaplaceBeltrami.Of(function.call, Points, tangents);
        ((double)change.item<float>()).ShouldBe(Reference["smooth"]!.GetValue<double>(), 1e-5);
        var slope = autograd.grad([change], [function.parameters().First()])[0].norm().item<float>();
        ((double)slope).ShouldBe(Reference["smooth gradient"]!.GetValue<double>(), 1e-5);
    }
}
