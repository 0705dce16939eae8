using Minimax.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Sampling;

public sealed class LatentsTests
{
    [Fact]
    public void A_third_of_a_right_angle_is_thirty_degrees()
    {
        var third = Latents.Slerp(tensor(new[] { 2f, 0 }), tensor(new[] { 0f, 2 }), tensor(1 / 3f));
        third[0].item<float>().ShouldBe(2 * 0.86603f, 1e-5f);
        third[1].item<float>().ShouldBe(2 * 0.5f, 1e-5f);
    }

    [Fact]
    public void The_way_begins_and_ends_at_its_latents_and_stays_on_their_sphere()
    {
        var (a, b) = (randn(100), randn(100));
        b = b * a.norm() / b.norm();
        var way = Latents.Slerp(a, b, linspace(0, 1, 9).view(-1, 1));
        way.shape.ShouldBe([9, 100]);
        (way[0] - a).norm().item<float>().ShouldBe(0, 1e-4f);
        (way[8] - b).norm().item<float>().ShouldBe(0, 1e-4f);
        (way.norm(1) - a.norm()).abs().max().item<float>().ShouldBe(0, 1e-4f);
    }

    [Fact]
    public void Many_pairs_are_joined_at_once()
    {
        var (a, b) = (randn(5, 100), randn(5, 100));
        var middle = Latents.Slerp(a, b, tensor(0.5f));
        for (var i = 0; i < 5; i++) (middle[i] - Latents.Slerp(a[i], b[i], tensor(0.5f))).norm().item<float>().ShouldBe(0, 1e-4f);
    }

    [Fact]
    public void From_a_latent_to_itself_there_is_no_angle_to_divide_by()
    {
        var a = randn(100);
        (Latents.Slerp(a, a, tensor(0.3f)) - a).norm().item<float>().ShouldBe(0, 1e-4f);
        (Latents.Slerp(a, 2 * a, tensor(0.5f)) - (1.5 * a)).norm().item<float>().ShouldBe(0, 1e-3f);
    }
}
