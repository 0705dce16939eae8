using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class LaplacianGanTests
{
    [Fact]
    public void It_adds_details_to_pictures_of_any_size()
    {
        manual_seed(0);
        var g = new LaplacianGan.Generator(width: 4);
        foreach (var side in new[] { 16, 28 })
        {
            var coarse = randn(2, 3, side, side);
            manual_seed(5);
            var drawn = g.call(coarse);
            manual_seed(5);
            drawn.Equals(coarse + g.Details(coarse, randn_like(coarse.narrow(1, 0, 1)))).ShouldBeTrue();
        }
    }

    [Fact]
    public void Other_noise_gives_other_details_and_other_pictures_too()
    {
        manual_seed(0);
        var g = new LaplacianGan.Generator(width: 4);
        var (coarse, noise) = (randn(1, 3, 16, 16), randn(1, 1, 16, 16));
        var details = g.Details(coarse, noise);
        g.Details(coarse, noise).Equals(details).ShouldBeTrue();
        (g.Details(coarse, -noise) - details).abs().mean().item<float>().ShouldBeGreaterThan(1e-7f);
        (g.Details(-coarse, noise) - details).abs().mean().item<float>().ShouldBeGreaterThan(1e-7f);
    }
}
