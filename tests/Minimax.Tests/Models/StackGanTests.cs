using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class StackGanTests
{
    private const int Phrases = 7, Noise = 4, Batch = 6;

    [Fact]
    public void A_sentence_is_a_cloud_and_each_picture_is_of_another_draw()
    {
        manual_seed(0);
        var g = new StackGan.Generator(Phrases, Noise, code: 3, width: 4);
        g.eval();
        var rows = Rows();
        manual_seed(5);
        var picture = g.call(rows);
        picture.shape.ShouldBe([Batch, 3, 16, 16]);
        manual_seed(5);
        g.call(rows).Equals(picture).ShouldBeTrue();
        g.call(rows).Equals(picture).ShouldBeFalse();
        var cloud = g.Cloud(Labelled.Last(rows, Phrases));
        cloud.Mean.shape.ShouldBe([Batch, 3]);
        cloud.LogVariance.shape.ShouldBe([Batch, 3]);
    }

    [Fact]
    public void Stage_II_adds_to_what_stage_I_painted_and_leaves_it_alone()
    {
        manual_seed(0);
        var first = new StackGan.Generator(Phrases, Noise, code: 3, width: 4);
        var second = new StackGan.Refiner(first, Phrases, Noise, code: 3, width: 4);
        using (no_grad()) second.parameters().Where(weight => weight.requires_grad).ToList().ForEach(weight => weight.zero_());
        var (rows, before) = (Rows(), first.state_dict().ToDictionary(held => held.Key, held => held.Value.clone()));
        second.train();
        manual_seed(5);
        var picture = second.call(rows);                                                    // nothing is added
        manual_seed(5);
        picture.Equals(Growth.Up(Evaluation.Of(first, first.call, rows, Batch))).ShouldBeTrue();
        picture.shape.ShouldBe([Batch, 3, 32, 32]);
        foreach (var (name, held) in first.state_dict()) held.Equals(before[name]).ShouldBeTrue(name); // its running averages as well
        first.parameters().ShouldAllBe(weight => !weight.requires_grad);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    public void Stage_I_paints_the_side_that_it_is_asked_for_and_stage_II_twice_that(int side)
    {
        manual_seed(0);
        var first = new StackGan.Generator(Phrases, Noise, code: 3, width: 4, side: side);
        var second = new StackGan.Refiner(first, Phrases, Noise, code: 3, width: 4);
        first.call(Rows()).shape.ShouldBe([Batch, 3, side, side]);
        second.call(Rows()).shape.ShouldBe([Batch, 3, 2 * side, 2 * side]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(24)]
    [InlineData(-32)]
    public void A_side_that_doubling_never_reaches_is_refused(int side) =>
        Should.Throw<ArgumentException>(() => new StackGan.Generator(Phrases, side: side)).Message.ShouldContain($"A side of {side} ");

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void The_discriminator_looks_at_the_picture_and_at_the_sentence(int side)
    {
        manual_seed(0);
        var d = new StackGan.Discriminator(Phrases, side, code: 3, width: 4);
        var (pictures, sentences) = (rand(Batch, 3, side, side), Labelled.Last(Rows(), Phrases));
        var said = d.call(Labelled.Join(pictures, sentences));
        said.shape.ShouldBe([Batch]);
        (d.call(Labelled.Join(-pictures, sentences)) - said).abs().min().item<float>().ShouldBeGreaterThan(1e-4f);
        (d.call(Labelled.Join(pictures, 1 - sentences)) - said).abs().min().item<float>().ShouldBeGreaterThan(1e-4f);
    }

    private static Tensor Rows() => Labelled.Join(Peer.Fill(0.2, -2, 2, Batch, Noise), Peer.Fill(0.7, 0, 1, Batch, Phrases).round());
}
