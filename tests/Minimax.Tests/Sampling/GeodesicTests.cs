using Minimax.Sampling;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Sampling;

public sealed class GeodesicTests
{
    [Theory]
    [InlineData(1, 0.2, -1, 0.5)]
    [InlineData(1.5, -1, 0.5, 1.5)]
    public void On_a_sphere_it_is_a_great_circle_to_one_per_cent(float x, float y, float u, float v)
    {
        var (sphere, from, to) = (new Sphere(), tensor(new[] { x, y }), tensor(new[] { u, v }));
        var ends = sphere.call(stack([from, to]));
        var angle = Math.Acos(ends[0].dot(ends[1]).item<float>());

        var straight = Geodesic.Length(sphere.call(Geodesic.Between(sphere, from, to, steps: 0)));
        var bent = Geodesic.Length(sphere.call(Geodesic.Between(sphere, from, to)));
        bent.ShouldBe(angle, 0.01 * angle);
        straight.ShouldBeGreaterThan(1.1 * angle);
    }

    [Fact]
    public void Through_a_linear_generator_it_is_the_straight_line()
    {
        var map = Linear(2, 5);
        var (from, to) = (zeros(2), tensor(new[] { 3f, 4 }));
        var way = Geodesic.Between(map, from, to, segments: 4, steps: 50);
        way.allclose(linspace(0, 1, 5).unsqueeze(1) * to, rtol: 0, atol: 0.02).ShouldBeTrue();
        way[0].Equals(from).ShouldBeTrue();
        way[4].Equals(to).ShouldBeTrue();
        map.weight.requires_grad.ShouldBeTrue();
    }

    [Fact]
    public void A_length_is_the_sum_of_the_steps() => // 5 + 12
        Geodesic.Length(tensor(new[] { 0f, 0, 3, 4, 3, 16 }).view(3, 2)).ShouldBe(17, 1e-5);

    /// <summary>Stereographic: all of the plane onto the unit sphere, but for one pole.</summary>
    private sealed class Sphere() : Module<Tensor, Tensor>("Sphere")
    {
        public override Tensor forward(Tensor z)
        {
            var square = z.square().sum(1, keepdim: true);
            return cat([2 * z, 1 - square], 1) / (1 + square);
        }
    }
}
