using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class DiffAugmentTests
{
    [Fact]
    public void A_shift_moves_whole_pixels_and_uncovers_black()
    {
        var image = tensor(new[] { 1f, 2, 3, 4 }).view(1, 1, 2, 2);
        DiffAugment.Shifted(image, tensor(new[] { 1L }), tensor(new[] { 0L })).data<float>().ToArray().ShouldBe([-1f, -1, 1, 2]);
        DiffAugment.Shifted(image, tensor(new[] { 0L }), tensor(new[] { -1L })).data<float>().ToArray().ShouldBe([2f, -1, 4, -1]);
        DiffAugment.Shifted(image, tensor(new[] { 0L }), tensor(new[] { 0L })).data<float>().ToArray().ShouldBe([1f, 2, 3, 4]);
    }

    [Fact]
    public void Each_image_of_a_batch_has_a_shift_of_its_own_and_its_channels_share_it()
    {
        var images = arange(1, 9, ScalarType.Float32).view(2, 2, 1, 2);
        DiffAugment.Shifted(images, zeros(2, ScalarType.Int64), tensor(new[] { 0L, 1L })).data<float>().ToArray().ShouldBe([1f, 2, 3, 4, -1, 5, -1, 7]);
    }

    [Fact]
    public void A_hole_has_half_of_the_side_and_is_cut_off_at_the_border()
    {
        var image = ones(1, 1, 4, 4);
        DiffAugment.Cut(image, tensor(new[] { 2L }), tensor(new[] { 2L })).data<float>().ToArray().ShouldBe([1f, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1]);
        DiffAugment.Cut(image, tensor(new[] { 0L }), tensor(new[] { 2L })).data<float>().ToArray().ShouldBe([1f, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    }

    [Fact]
    public void A_gradient_reaches_each_pixel_that_is_seen_and_no_other()
    {
        manual_seed(1);
        var x = rand(64, 1, 14, 14).requires_grad_();
        DiffAugment.Of(x).sum().backward();
        x.grad!.eq(0).logical_or(x.grad!.eq(1)).all().item<bool>().ShouldBeTrue();
        x.grad!.mean().item<float>().ShouldBeInRange(0.5f, 0.9f); // a hole of a quarter, less where it is cut off, and shifts by one pixel
    }

    [Fact]
    public void Brightness_is_uniform_from_minus_a_half_to_a_half()
    {
        manual_seed(2);
        var seen = DiffAugment.Of(full([4000, 1, 8, 8], 0.25f)).flatten(1).amax([1L]); // a black or grey pixel is never the brightest, unless it is dark
        seen.max().item<float>().ShouldBe(0.75f, 0.01f);
        seen.std().item<float>().ShouldBe(0.23f, 0.04f);
    }

    [Fact]
    public void D_sees_data_and_samples_through_it_and_its_weights_are_those_of_the_network()
    {
        var d = nn.Sequential(nn.Flatten(), nn.Linear(196, 1), nn.Flatten(0));
        var augmented = new Augmented(d);
        augmented.parameters().Count().ShouldBe(2);
        var x = rand(8, 1, 14, 14);
        manual_seed(3);
        var scores = augmented.call(x);
        manual_seed(3);
        scores.allclose(d.call(DiffAugment.Of(x))).ShouldBeTrue();
        scores.allclose(d.call(x)).ShouldBeFalse();
    }

    [Fact]
    public void D_may_look_in_another_way()
    {
        var d = nn.Sequential(nn.Flatten(), nn.Linear(196, 1), nn.Flatten(0));
        var x = rand(8, 1, 14, 14);
        new Augmented(d, images => -images).call(x).allclose(d.call(-x)).ShouldBeTrue();
    }
}
