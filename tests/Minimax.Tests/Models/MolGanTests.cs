using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class MolGanTests
{
    private const int Places = 6;

    [Fact]
    public void Atoms_in_another_order_have_the_same_score_and_the_same_reward()
    {
        manual_seed(1);
        var (d, r) = (new MolGan.Discriminator(Places, width: 16), new MolGan.Discriminator(Places, width: 16, squash: true));
        var random = new SplitMix64(2);
        foreach (var molecule in MoleculeEnumeration.Grown(20, Places, seed: 3))
        {
            var other = molecule.Reordered([.. random.Permutation(Places).Select(place => (int)place)]);
            var rows = MoleculeRows.Of([molecule, other], Places);
            foreach (var network in new[] { d, r })
            {
                var scores = network.call(rows).data<float>().ToArray();
                scores[0].ShouldBe(scores[1], 1e-5f);
            }
        }
    }

    [Fact]
    public void A_relational_layer_gives_nodes_in_another_order_the_same_answers_in_that_order()
    {
        manual_seed(1);
        var layer = new RelationalConvolution(4, 7, 2);
        var half = rand(3, 2, 5, 5);
        var (edges, nodes, order) = (half + half.transpose(2, 3), randn(3, 5, 4), tensor(new long[] { 3, 0, 4, 2, 1 }));

        var expected = layer.call(edges, nodes).index_select(1, order);
        var found = layer.call(edges.index_select(2, order).index_select(3, order), nodes.index_select(1, order));

        found.allclose(expected, 1e-5, 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void Without_edges_a_relational_layer_is_a_linear_one()
    {
        var layer = new RelationalConvolution(4, 3, 2);
        var (nodes, self) = (randn(2, 5, 4), layer.named_children().Single(child => child.name == "self").module);
        layer.call(zeros(2, 2, 5, 5), nodes).allclose(((TorchSharp.Modules.Linear)self).call(nodes).tanh(), 1e-6, 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void Samples_are_zeros_and_ones_symmetric_and_without_a_bond_to_themselves()
    {
        manual_seed(1);
        var g = new MolGan.Generator(Places, 4, 16);
        var rows = g.call(randn(50, 4));
        var (bonds, atoms) = MoleculeRows.Split(rows.detach().round(), Places);

        rows.detach().allclose(rows.detach().round(), 0, 1e-6).ShouldBeTrue();
        bonds.sum(3).eq(1).all().item<bool>().ShouldBeTrue();
        atoms.sum(2).eq(1).all().item<bool>().ShouldBeTrue();
        bonds.allclose(bonds.transpose(1, 2)).ShouldBeTrue();
        for (var place = 0; place < Places; place++) bonds[.., place, place, 0].eq(1).all().item<bool>().ShouldBeTrue();
        rows.square().sum().backward();
        g.parameters().First().grad!.abs().sum().item<float>().ShouldBeGreaterThan(0);
    }
}
