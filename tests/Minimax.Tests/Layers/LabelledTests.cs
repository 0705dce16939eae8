using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class LabelledTests
{
    [Fact]
    public void What_was_joined_comes_apart_unchanged()
    {
        var (images, labels) = (Peer.Fill(0.2, -1, 1, 4, 3, 5, 6), Peer.Fill(0.7, 0, 1, 4, 2));
        var pairs = Labelled.Join(images, labels);
        pairs.shape.ShouldBe([4, 92]);
        var (examples, last) = Labelled.Split(pairs, 3, 5, 6);
        examples.Equals(images).ShouldBeTrue();
        last.Equals(labels).ShouldBeTrue();
        Labelled.Last(pairs, 2).Equals(labels).ShouldBeTrue();
    }

    [Fact]
    public void Classes_become_rows_of_one_1() =>
        Labelled.OneHot(tensor(new long[] { 2, 0 }), 3).data<float>().ToArray().ShouldBe([0, 0, 1, 1, 0, 0]);

    [Fact]
    public void Each_number_of_a_label_becomes_a_plane_beside_the_channels()
    {
        var images = Peer.Fill(0.2, -1, 1, 2, 1, 3, 4);
        var planes = Labelled.Planes(Labelled.Join(images, tensor(new[] { 1f, -2, 0.5f, 0 }).view(2, 2)), 1, 3, 4);
        planes.shape.ShouldBe([2, 3, 3, 4]);
        planes.narrow(1, 0, 1).Equals(images).ShouldBeTrue();
        planes.select(1, 1).mean([1, 2]).data<float>().ToArray().ShouldBe([1, 0.5f]);
        planes[0, 2].std().item<float>().ShouldBe(0);
        planes[0, 2, 1, 1].item<float>().ShouldBe(-2);
    }

    [Fact]
    public void A_generator_hands_on_what_it_was_told()
    {
        var painter = new Dcgan.Generator(latent: 7, width: 4);
        painter.eval();
        var told = Peer.Fill(0.3, -1, 1, 2, 7);
        var (images, labels) = Labelled.Split(new WithLabel(painter, 3).call(told), 1, 28, 28);
        labels.Equals(told.narrow(1, 4, 3)).ShouldBeTrue();
        images.allclose(painter.call(told)).ShouldBeTrue();
    }

    [Fact]
    public void Gradients_flow_through_a_pair_into_the_image_and_the_label()
    {
        var (image, label) = (zeros(1, 1, 2, 2).requires_grad_(), zeros(1, 3).requires_grad_());
        var (examples, labels) = Labelled.Split(Labelled.Join(image, label), 1, 2, 2);
        ((examples * 2).sum() + (labels * 3).sum()).backward();
        image.grad!.mean().item<float>().ShouldBe(2);
        label.grad!.mean().item<float>().ShouldBe(3);
    }
}
