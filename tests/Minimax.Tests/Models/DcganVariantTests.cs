using Minimax.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class DcganVariantTests
{
    private const int Width = 4;
    private static readonly DcganVariant.Rules Kept = new();

    public static TheoryData<DcganVariant.Rules> Variants =>
    [
        Kept,
        Kept with { Strides = false },
        Kept with { Norm = DcganVariant.Norm.Everywhere },
        Kept with { Norm = DcganVariant.Norm.Nowhere },
        Kept with { Units = DcganVariant.Units.Swapped },
        Kept with { Units = DcganVariant.Units.Sigmoids },
        Kept with { NoDense = false },
        Kept with { Tanh = false },
        Kept with { SmallWeights = false },
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_variant_makes_and_judges_digits(DcganVariant.Rules rules)
    {
        var (g, d) = Networks(rules);
        var images = g.call(randn(3, g.Latent));
        images.shape.ShouldBe([3, 1, 28, 28]);
        images.min().item<float>().ShouldBeGreaterThanOrEqualTo(rules.Tanh ? -1 : 0);
        images.max().item<float>().ShouldBeLessThanOrEqualTo(1);
        d.call(images).shape.ShouldBe([3]);
    }

    [Fact]
    public void With_all_rules_kept_they_are_the_networks_of_DCGAN()
    {
        manual_seed(0);
        var (g, d) = Networks(Kept);
        manual_seed(0);
        var (originalG, originalD) = (new Dcgan.Generator(width: Width), new Dcgan.Discriminator(width: Width));

        var z = randn(3, g.Latent);
        var images = originalG.call(z);
        g.call(z).Equals(images).ShouldBeTrue();
        d.call(images).Equals(originalD.call(images)).ShouldBeTrue();
    }

    [Fact]
    public void Without_strides_there_are_none_and_pixels_are_pooled_and_repeated()
    {
        var (g, d) = Networks(Kept with { Strides = false });
        g.modules().OfType<ConvTranspose2d>().Count().ShouldBe(1); // from one pixel to 4×4: nothing to repeat
        g.modules().OfType<Upsample>().Count().ShouldBe(3);
        d.modules().OfType<MaxPool2d>().Count().ShouldBe(3);
        d.modules().OfType<Conv2d>().SkipLast(1).ShouldAllBe(convolution => convolution.weight!.shape[2] == 3);
    }

    [Theory]
    [InlineData(DcganVariant.Norm.Inside, 3, 2, 0)]
    [InlineData(DcganVariant.Norm.Everywhere, 4, 3, 0)]
    [InlineData(DcganVariant.Norm.Nowhere, 0, 0, 3)]
    public void Batch_normalisation_stands_where_it_is_said_and_biases_where_it_does_not(DcganVariant.Norm norm, int inG, int inD, int biases)
    {
        var (g, d) = Networks(Kept with { Norm = norm });
        g.modules().OfType<BatchNorm2d>().Count().ShouldBe(inG);
        d.modules().OfType<BatchNorm2d>().Count().ShouldBe(inD);
        d.modules().OfType<Conv2d>().Count(convolution => convolution.bias is not null).ShouldBe(biases); // all but the head
    }

    [Theory]
    [InlineData(DcganVariant.Units.Rectifiers, "ReLU", "LeakyReLU")]
    [InlineData(DcganVariant.Units.Swapped, "LeakyReLU", "ReLU")]
    [InlineData(DcganVariant.Units.Sigmoids, "Sigmoid", "Sigmoid")]
    public void Hidden_layers_end_in_the_units_that_are_said(DcganVariant.Units units, string inG, string inD)
    {
        var (g, d) = Networks(Kept with { Units = units });
        string[] all = ["ReLU", "LeakyReLU", "Sigmoid"];
        g.modules().Select(module => module.GetType().Name).Where(all.Contains).ShouldBe([inG, inG, inG]);
        d.modules().Select(module => module.GetType().Name).Where(all.Contains).ShouldBe([inD, inD, inD]);
    }

    [Fact]
    public void A_dense_layer_joins_everything_to_everything()
    {
        var (g, d) = Networks(Kept with { NoDense = false });
        g.parameters().First().shape.ShouldBe([4 * Width, 100, 1, 1]);     // z is one pixel
        d.modules().OfType<Conv2d>().ShouldContain(c => c.weight!.shape.SequenceEqual(new long[] { 4 * Width, 4 * Width, 4, 4 })); // covers all 4×4 pixels
    }

    [Fact]
    public void Weights_start_small_or_as_PyTorch_starts_them()
    {
        manual_seed(0);
        new DcganVariant.Generator(Kept).parameters().First().std().item<float>().ShouldBe(0.02f, 1e-3f);
        var bound = 1 / Math.Sqrt(256 * 16); // PyTorch: uniform within ±1/√(fan in), which for a transposed convolution is of its output's maps
        new DcganVariant.Generator(Kept with { SmallWeights = false }).parameters().First().std().item<float>().ShouldBe((float)(bound / Math.Sqrt(3)), 1e-3f);
    }

    private static (DcganVariant.Generator G, DcganVariant.Discriminator D) Networks(DcganVariant.Rules rules) =>
        (new DcganVariant.Generator(rules, width: Width), new DcganVariant.Discriminator(rules, width: Width));
}
