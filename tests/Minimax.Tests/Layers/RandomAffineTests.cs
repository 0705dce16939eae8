using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class RandomAffineTests
{
    private static readonly Tensor None = zeros(1), Whole = ones(1);

    [Fact]
    public void Without_a_change_an_image_stays_as_it_is()
    {
        var image = (2 * rand(1, 3, 8, 8)) - 1;
        RandomAffine.Moved(image, None, None, Whole, None, None).allclose(image, atol: 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void A_quarter_of_the_side_is_two_pixels_of_eight_and_the_ground_behind_is_black()
    {
        var image = full([1, 1, 8, 8], 1f);
        var moved = RandomAffine.Moved(image, None, None, Whole, full(1, 0.5f), None);                 // half of half a side, taken from the right
        moved[0, 0, 0].data<float>().ToArray().ShouldBe([1, 1, 1, 1, 1, 1, -1, -1]);
        moved = RandomAffine.Moved(image, None, None, Whole, None, full(1, -0.5f));                     // from above
        moved[0, 0, TensorIndex.Colon, 0].data<float>().ToArray().ShouldBe([-1, -1, 1, 1, 1, 1, 1, 1]);
    }

    [Fact]
    public void A_quarter_turn_is_clockwise()
    {
        var image = full([1, 1, 4, 4], -1f);
        image[0, 0, 0, 3] = 1f;                                                                         // at the top right
        var turned = RandomAffine.Moved(image, full(1, MathF.PI / 2), None, Whole, None, None);
        turned.allclose(image.rot90(-1, (2, 3)), atol: 1e-4).ShouldBeTrue();                            // at the bottom right
    }

    [Fact]
    public void An_image_of_twice_the_source_is_half_as_large()
    {
        var small = RandomAffine.Moved(full([1, 1, 8, 8], 1f), None, None, 2 * Whole, None, None);
        ((small + 1) / 2).sum().item<float>().ShouldBe(16, 1e-3f); // of 64
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_image_goes_its_own_way_none_far_and_a_gradient_passes(int seed)
    {
        manual_seed(seed);
        var images = full([50, 1, 28, 28], -1f);
        images[.., .., 12..16, 12..16] = 1f;
        images.requires_grad_();
        var seen = RandomAffine.Of(images);
        seen.min().item<float>().ShouldBeGreaterThanOrEqualTo(-1);
        seen.max().item<float>().ShouldBeLessThanOrEqualTo(1 + 1e-5f);
        var ink = (seen + 1) / 2;
        var places = arange(28).to_type(ScalarType.Float32) - 13.5;
        foreach (var middle in new[] { (ink.sum([1, 2]) * places).sum(1) / ink.sum([1, 2, 3]), (ink.sum([1, 3]) * places).sum(1) / ink.sum([1, 2, 3]) })
        {
            middle.abs().max().item<float>().ShouldBeInRange(0.8f, 3f); // up to two pixels, and what a slant adds
            middle.std().item<float>().ShouldBeGreaterThan(0.5f);
        }

        seen.square().sum().backward();
        images.grad!.flatten(1).abs().sum(1).min().item<float>().ShouldBeGreaterThan(0);
    }
}
