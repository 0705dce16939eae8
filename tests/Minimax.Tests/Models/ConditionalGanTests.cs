using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class ConditionalGanTests
{
    private const int Classes = 3;

    private readonly Tensor images = Peer.Fill(0.4, -1, 1, 4, 1, 28, 28);

    [Fact]
    public void The_projection_is_linear_in_the_label()
    {
        var d = Evaluated(new ConditionalGan.Projection(Classes, width: 4));
        var (none, first, second) = (Score(d, 0, 0, 0), Score(d, 1, 0, 0), Score(d, 0, 1, 0));
        var both = Score(d, 2, -3, 0);
        (both - none).allclose((2 * (first - none)) - (3 * (second - none)), atol: 1e-6).ShouldBeTrue();
        (first - none).abs().max().item<float>().ShouldBeGreaterThan(1e-5f);
    }

    [Fact]
    public void The_projection_is_the_reader_whose_output_the_label_chooses()
    {
        var (projection, reader) = (Evaluated(new ConditionalGan.Projection(Classes, width: 4)), Evaluated(new ConditionalGan.Reader(Classes, width: 4)));
        reader.load_state_dict(projection.state_dict().ToDictionary(entry => entry.Key["reader.".Length..], entry => entry.Value));
        var outputs = reader.Read(images);
        Score(projection, 0, 0, 1).allclose(outputs.select(1, 0) + outputs.select(1, 3), atol: 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void A_reader_does_not_look_at_the_label()
    {
        var d = Evaluated(new ConditionalGan.Reader(Classes, width: 4));
        Score(d, 1, 0, 0).Equals(Score(d, 0, 5, -1)).ShouldBeTrue();
        Score(d, 1, 0, 0).Equals(d.Read(images)).ShouldBeTrue();
        d.Read(images).shape.ShouldBe([4, 1 + Classes]);
    }

    [Fact]
    public void The_discriminator_looks_at_the_label()
    {
        var d = Evaluated(new ConditionalGan.Discriminator(Classes, width: 4));
        (Score(d, 1, 0, 0) - Score(d, 0, 1, 0)).abs().max().item<float>().ShouldBeGreaterThan(1e-6f);
        Score(d, 1, 0, 0).shape.ShouldBe([4]);
    }

    [Theory]
    [InlineData(32, 3)]
    [InlineData(28, 1)]
    public void All_take_images_of_28_and_32_pixels(int size, int channels)
    {
        var pairs = zeros(2, (channels * size * size) + Classes);
        new ConditionalGan.Discriminator(Classes, size, channels, 4).call(pairs).shape.ShouldBe([2]);
        new ConditionalGan.Projection(Classes, size, channels, 4).call(pairs).shape.ShouldBe([2]);
        new ConditionalGan.Reader(Classes, size, channels, 4).call(pairs).shape.ShouldBe([2, 1 + Classes]);
        new CvaeGan.Encoder(5, Classes, size, channels, 4).call(pairs).shape.ShouldBe([2, 10]);
        new CvaeGan.Discriminator(size, channels, 4).call(zeros(2, channels, size, size)).shape.ShouldBe([2]);
    }

    private Tensor Score(nn.Module<Tensor, Tensor> d, params float[] label) => d.call(Labelled.Join(images, tensor(label).expand(4, Classes)));

    private static T Evaluated<T>(T network)
        where T : nn.Module
    {
        manual_seed(0);
        Peer.Initialise(network);
        network.eval();
        return network;
    }
}
