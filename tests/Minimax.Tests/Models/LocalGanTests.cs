using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class LocalGanTests
{
    [Fact]
    public void Where_the_coordinates_are_0_nothing_changes_not_even_the_last_bit()
    {
        var (points, images) = (randn(64, 3), rand(16, 1, 28, 28));
        new LocalGan.Generator(3, 2).call(LocalGan.Centre(points, 2)).Equals(points).ShouldBeTrue();
        new LocalGan.ImageGenerator(28, 1, 4, width: 4).call(LocalGan.Centre(images, 4)).Equals(images).ShouldBeTrue();
    }

    [Fact]
    public void Elsewhere_it_changes()
    {
        var (points, z) = (randn(64, 3), ones(64, 2));
        (new LocalGan.Generator(3, 2).call(cat([points, z], 1)) - points).abs().min().item<float>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_centre_is_an_example_and_as_many_zeros_as_there_are_coordinates()
    {
        var centre = LocalGan.Centre(ones(2, 1, 2, 2), 3);
        centre.shape.ShouldBe([2, 7]);
        centre[0].data<float>().ToArray().ShouldBe([1, 1, 1, 1, 0, 0, 0]);
    }
}
