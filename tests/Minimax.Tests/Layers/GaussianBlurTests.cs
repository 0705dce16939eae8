using Minimax.Layers;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class GaussianBlurTests
{
    [Fact]
    public void A_dot_becomes_a_Gaussian_and_an_even_image_stays()
    {
        var dot = zeros(1, 1, 9, 9);
        dot[0, 0, 4, 4] = 1;
        var blurred = new GaussianBlur(1).call(dot);
        var line = new[] { -2, -1, 0, 1, 2 }.Select(i => Math.Exp(-i * i / 2.0)).ToArray();
        for (var i = 0; i < 5; i++) blurred[0, 0, 4, 2 + i].item<float>().ShouldBe((float)(line[i] * line[2] / Math.Pow(line.Sum(), 2)), 1e-5f);
        blurred.sum().item<float>().ShouldBe(1, 1e-5);
        var even = full(2, 3, 8, 8, 0.3f);
        new GaussianBlur(1.5).call(even).allclose(even, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Each_channel_is_blurred_for_itself_and_nothing_is_learnt()
    {
        var (blur, images) = (new GaussianBlur(1), randn(2, 3, 8, 8));
        blur.parameters().ShouldBeEmpty();
        var one = blur.call(images.narrow(1, 1, 1));
        blur.call(images).narrow(1, 1, 1).allclose(one).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_blur_without_width_is_refused(double sigma) => Should.Throw<ArgumentOutOfRangeException>(() => new GaussianBlur(sigma)).ParamName.ShouldBe("sigma");

    [Fact]
    public void Grey_is_the_brightness_of_colours()
    {
        new Greyscale().call(tensor(new float[] { 1, 0, 0 }).view(1, 3, 1, 1)).item<float>().ShouldBe(0.299f, 1e-6f);
        new Greyscale().call(full(1, 3, 1, 1, 0.4f)).item<float>().ShouldBe(0.4f, 1e-6f); // the weights sum to 1
    }
}
