using Minimax.Data;
using Minimax.Models;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

/// <summary>The networks of notebook 21 beside PyTorch's, on the same weights.</summary>
public sealed class GraphParityTests
{
    private const int Places = 5, Nodes = 7;

    private static readonly Graph Small = new(Nodes, [(0, 1), (0, 2), (1, 2), (1, 3), (3, 4), (4, 5), (2, 5), (5, 6)]);

    [Fact]
    public void MolGANs_critic_and_its_penalty_make_PyTorchs_numbers()
    {
        var expected = Peer.Reference("graphs_parity")["critic"]!;
        var critic = new MolGan.Discriminator(Places, width: 8);
        var parameters = critic.named_parameters().OrderBy(one => one.name, StringComparer.Ordinal).ToList();
        foreach (var (number, (_, parameter)) in parameters.Index()) Set(parameter, Peer.Fill(0.1 * number, -0.4, 0.4, parameter.shape));
        var rows = Peer.Fill(0.3, 0, 1, 4, MoleculeRows.Length(Places));

        critic.call(rows).data<float>().ToArray().Select(score => (double)score).ShouldBe(expected["scores"]!.Doubles(), 1e-5);
        var penalty = GradientPenalty.At(critic, rows);
        penalty.backward();

        penalty.item<float>().ShouldBe((float)expected["penalty"]!, 1e-5f);
        var weight = parameters.Single(one => one.name == "first.others.weight").parameter;
        weight.grad!.abs().sum().item<float>().ShouldBe((float)expected["by first.others.weight"]!, 1e-5f);
    }

    [Fact]
    public void GraphGANs_softmax_makes_PyTorchs_numbers()
    {
        var expected = Peer.Reference("graphs_parity")["softmax"]!;
        var g = new GraphGan.Generator(Small, 3);
        Set(g.Vectors, Peer.Fill(0.2, -1, 1, Nodes, 3));

        var log = g.call(arange(Nodes));
        foreach (var (root, row) in expected["rows"]!.AsArray().Index())
            log[root].exp().data<float>().ToArray().Select(p => (double)p).ShouldBe(row!.Doubles(), 1e-6);
        log[0, 6].backward();

        g.Vectors.grad!.data<float>().ToArray().Select(slope => (double)slope).ShouldBe(expected["gradient"]!.Doubles(), 1e-5);
    }

    [Fact]
    public void NetGANs_critic_and_its_penalty_make_PyTorchs_numbers()
    {
        var expected = Peer.Reference("graphs_parity")["walk critic"]!;
        var critic = new NetGan.Discriminator(Nodes, window: 3, hidden: 9);
        Fill(critic, 0.8);
        var walks = Peer.Fill(0.3, 0, 1, 4, 6, Nodes);

        critic.call(walks).data<float>().ToArray().Select(score => (double)score).ShouldBe(expected["scores"]!.Doubles(), 1e-5);
        var penalty = GradientPenalty.At(critic, walks);
        penalty.backward();

        penalty.item<float>().ShouldBe((float)expected["penalty"]!, 1e-5f);
        var weight = critic.named_parameters().Single(one => one.name == "rows.weight").parameter;
        weight.grad!.abs().sum().item<float>().ShouldBe((float)expected["by rows.weight"]!, 1e-4f);
    }

    [Fact]
    public void NetGANs_generator_walks_as_PyTorchs_where_nothing_is_left_to_chance()
    {
        var g = new NetGan.Generator(Nodes, length: 6, latent: 6, hidden: 9);
        Fill(g, 7);
        using (no_grad())
        {
            foreach (var (_, parameter) in g.named_parameters().Where(one => one.name.StartsWith("up", StringComparison.Ordinal))) parameter.mul_(2000); // no Gumbel noise is as large
        }

        var walks = g.call(Peer.Fill(0.4, -5, 5, 5, 6)).argmax(2);
        foreach (var (number, walk) in Peer.Reference("graphs_parity")["walks"]!.AsArray().Index())
            walks[number].data<long>().ToArray().Select(node => (double)node).ShouldBe(walk!.Doubles());
    }

    private static void Fill(nn.Module network, double size)
    {
        var parameters = network.named_parameters().OrderBy(one => one.name, StringComparer.Ordinal);
        foreach (var (number, (_, parameter)) in parameters.Index()) Set(parameter, Peer.Fill(0.29 * number, -size, size, parameter.shape));
    }

    private static void Set(Tensor parameter, Tensor values)
    {
        using var still = no_grad();
        parameter.copy_(values);
    }
}
