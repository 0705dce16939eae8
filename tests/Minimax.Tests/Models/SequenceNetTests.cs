using System.Text.Json.Nodes;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class SequenceNetTests
{
    [Fact]
    public void All_sequences_of_three_symbols_have_a_probability_of_one_together()
    {
        manual_seed(1);
        var net = new SequenceNet(new SymbolEmission(8, 3));
        var s = arange(3, ScalarType.Int64);
        net.call(Hot(cartesian_prod([s, s, s]), 3)).neg().exp().sum().item<float>().ShouldBe(1, 1e-5);
    }

    [Fact]
    public void All_rows_of_four_pixels_have_a_probability_of_one_together_and_are_drawn_as_often()
    {
        manual_seed(2);
        var emission = new RowEmission(5, 4);
        using (no_grad()) foreach (var weight in emission.parameters()) weight.mul_(5);
        var bit = tensor(new float[] { 0, 1 });
        var rows = cartesian_prod([bit, bit, bit, bit]);                                            // (16, 4)
        var state = randn(1, 5);
        var p = emission.LogProbability(state.expand(16, -1), rows).exp();
        p.sum().item<float>().ShouldBe(1, 1e-5);
        var number = emission.Draw(state.expand(20_000, -1)).matmul(tensor(new float[] { 8, 4, 2, 1 })).to_type(ScalarType.Int64);
        (number.bincount(null, 16) / 20_000.0 - p).abs().max().item<float>().ShouldBeLessThan(0.02f);
    }

    [Fact]
    public void A_state_has_read_what_was_before_and_nothing_else()
    {
        manual_seed(3);
        var net = new SequenceNet(new SymbolEmission(6, 4));
        var x = Hot(randint(0, 4, [2, 7]), 4);
        var other = x.clone();
        other[.., 4..] = x[.., 4..].roll(1, 2);
        var (a, b) = (net.Read(x), net.Read(other));
        a[.., ..5].allclose(b[.., ..5]).ShouldBeTrue();
        a[.., 5..].allclose(b[.., 5..]).ShouldBeFalse();
    }

    [Fact]
    public void Who_is_given_each_element_reads_while_writing()
    {
        manual_seed(4);
        var net = new SequenceNet(new SymbolEmission(6, 4));
        var x = Hot(randint(0, 4, [3, 5]), 4);
        var (written, states) = net.Write(3, 5, x);
        written.Equals(x).ShouldBeTrue();
        states.allclose(net.Read(x), atol: 1e-6).ShouldBeTrue();

        var (longer, beyond) = net.Write(3, 8, x);
        longer[.., ..5].Equals(x).ShouldBeTrue();
        net.Read(longer).allclose(beyond, atol: 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void What_it_writes_is_as_frequent_as_it_is_probable()
    {
        manual_seed(5);
        var net = new SequenceNet(new SymbolEmission(8, 3));
        using (no_grad()) foreach (var weight in net.parameters()) weight.mul_(2);
        var s = arange(3, ScalarType.Int64);
        var p = net.call(Hot(cartesian_prod([s, s]), 3)).neg().exp();
        var drawn = net.Write(20_000, 2).X.argmax(2);
        var seen = ((drawn.select(1, 0) * 3) + drawn.select(1, 1)).bincount(null, 9) / 20_000.0;
        (seen - p).abs().max().item<float>().ShouldBeLessThan(0.015f);
    }

    [Fact]
    public void Likelihoods_states_and_scores_are_those_of_PyTorch()
    {
        JsonNode reference = Peer.Reference("sequence_parity");
        var (net, d) = (new SequenceNet(new SymbolEmission(6, 4)), new DynamicsDiscriminator(6, hidden: 5));
        Large(net);
        Large(d);
        var x = Hot((arange(15, ScalarType.Int64) * 7).remainder(4).view(3, 5), 4);
        net.call(x).data<float>().ToArray().ShouldBe([.. reference["nats"]!.Doubles().Select(v => (float)v)], 1e-4f);
        net.Read(x).flatten().data<float>().ToArray().ShouldBe([.. reference["states"]!.Doubles().Select(v => (float)v)], 1e-5f);
        d.call(net.Read(x)).data<float>().ToArray().ShouldBe([.. reference["scores"]!.Doubles().Select(v => (float)v)], 1e-5f);

        var rows = new RowEmission(6, 4);
        Large(rows);
        var log = rows.LogProbability(Peer.Fill(0.2, -1, 1, 3, 6), x.select(1, 2));
        log.data<float>().ToArray().ShouldBe([.. reference["rows"]!.Doubles().Select(v => (float)v)], 1e-5f);
    }

    private static Tensor Hot(Tensor symbols, int count) => nn.functional.one_hot(symbols, count).to_type(ScalarType.Float32);

    private static void Large(nn.Module network)
    {
        Peer.Initialise(network);
        using var still = no_grad();
        foreach (var parameter in network.parameters()) parameter.mul_(20);
    }
}
