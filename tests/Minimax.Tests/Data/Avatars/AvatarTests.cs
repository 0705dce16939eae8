using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;
using Faces = Minimax.Data.Avatars;

namespace Minimax.Tests.Data;

public sealed class AvatarTests
{
    private static readonly IReadOnlyList<Avatar> Many = Faces.People(20_000, seed: 7);
    private static readonly AvatarTable Attributes = new(Many);

    [Fact]
    public void A_table_has_a_column_for_every_factor_within_its_range()
    {
        Attributes.Codes.shape.ShouldBe([Many.Count, AvatarFactors.Discrete.Count]);
        Attributes.Amounts.shape.ShouldBe([Many.Count, AvatarFactors.Continuous.Count]);
        Attributes.CodesShow.shape.ShouldBe(Attributes.Codes.shape);
        Attributes.AmountsShow.shape.ShouldBe(Attributes.Amounts.shape);
        for (var column = 0; column < AvatarFactors.Continuous.Count; column++)
        {
            var (low, values) = (AvatarFactors.Continuous[column].Low, Attributes.Amounts.select(1, column));
            values.min().item<float>().ShouldBe(low, .03f * (1 - low), AvatarFactors.Continuous[column].Name);
            values.max().item<float>().ShouldBe(1, .01f);
        }
    }

    [Fact]
    public void Every_value_of_every_factor_occurs_as_often_as_is_said()
    {
        Shares("hair").ShouldAllBe(share => Math.Abs(share - (1.0 / 14)) < .01);
        Shares("scene hue").ShouldAllBe(share => Math.Abs(share - (1.0 / 8)) < .01);
        Shares("scene").ShouldBe([.5, .5 / 3, .5 / 3, .5 / 3], .012);
        Shares("glasses").ShouldBe([.6, .4 / 3, .4 / 3, .4 / 3], .012);
        Shares("freckles").ShouldBe([.8, .2], .012);
    }

    [Fact]
    public void Discrete_factors_are_independent_of_one_another()
    {
        var columns = AvatarFactors.Discrete.Count;
        var least = 1.0;
        for (var a = 0; a < columns; a++)
            for (var b = 0; b < a; b++) least = Math.Min(least, Independence(a, b));
        least.ShouldBeGreaterThan(1e-5); // of 120 probabilities, the least is below 1e-5 once in 800 seeds
    }

    [Fact]
    public void Continuous_factors_go_with_no_other()
    {
        var all = cat([Attributes.Amounts.to(ScalarType.Float64), Attributes.Codes.to(ScalarType.Float64)], 1).t();
        var correlations = corrcoef(all) - eye(all.shape[0], dtype: ScalarType.Float64);
        correlations.abs().max().item<double>().ShouldBeLessThan(.032); // 4.5 standard deviations of 1/√20,000
    }

    [Fact]
    public void A_caption_is_a_sentence()
    {
        new Avatar { Hair = HairStyle.Curly, HairColour = HairColour.Red, EyeColour = EyeColour.Blue, Smile = 1, Glasses = Glasses.Round, Clothes = Clothes.Hoodie, ClothesHue = Hue.Green, Scene = Scene.Night }
            .Caption.ShouldBe("A smiling person with curly red hair and blue eyes, wearing a green hoodie and round red glasses, under a night sky.");
        new Avatar { Mouth = Mouth.Open, Hair = HairStyle.Bald, Beard = Beard.Full, HairColour = HairColour.Grey, Glasses = Glasses.Shades, Earrings = Earrings.Hoops, ClothesHue = Hue.Orange, SceneHue = Hue.Teal }
            .Caption.ShouldBe("An astonished person with a bald head and a full grey beard, wearing an orange T-shirt, sunglasses and hoop earrings, in front of a teal wall.");
    }

    [Theory]
    [InlineData("hair colour", "hat", "none", "covered hair")] // hair under a hat may be named by its colour, or not
    [InlineData("clothes hue", "clothes", "tee", "")]
    public void A_caption_names_colours_that_show(string colour, string where, string value, string unless)
    {
        var (factor, condition) = (AvatarFactors.Named(colour), AvatarFactors.Named(where));
        var shown = Many.Take(2000).Where(avatar => condition.Values[condition.Code(avatar)] == value && factor.Shows(avatar)).ToArray();
        shown.Length.ShouldBeGreaterThan(200);
        foreach (var avatar in shown.Where(avatar => unless.Length == 0 || !avatar.Caption.Contains(unless)))
            avatar.Caption.ShouldContain(factor.Values[factor.Code(avatar)]);
    }

    [Fact]
    public void A_caption_names_what_shows_and_nothing_that_is_hidden()
    {
        foreach (var avatar in Many.Take(2000))
        {
            var caption = avatar.Caption;
            caption.Contains(" eyes").ShouldBe(avatar.Glasses != Glasses.Shades && avatar.Eyes != EyeShape.Happy, caption);
            caption.Contains("sunglasses").ShouldBe(avatar.Glasses == Glasses.Shades, caption);
            caption.Contains("square").ShouldBe(avatar.Glasses == Glasses.Square, caption);
            caption.Contains("crown").ShouldBe(avatar.Hat == Hat.Crown, caption);
            caption.Contains("beanie").ShouldBe(avatar.Hat == Hat.Beanie, caption);
            caption.Contains("moustache").ShouldBe(avatar.Beard == Beard.Moustache, caption);
            caption.Contains("freckles").ShouldBe(avatar.Freckles && avatar.Beard != Beard.Full, caption);
            caption.Contains("night sky").ShouldBe(avatar.Scene == Scene.Night, caption);
            caption.Contains("halo").ShouldBe(avatar.Scene == Scene.Halo, caption);
            caption.Contains("grinning").ShouldBe(avatar.Mouth == Mouth.Grin, caption);
            caption.Contains("striped").ShouldBe(avatar.Clothes == Clothes.Stripes, caption);
            caption.ShouldNotContain("  ");
            caption.ShouldNotContain(" a orange");
        }
    }

    private static double[] Shares(string name)
    {
        var factor = AvatarFactors.Named(name);
        return [.. Enumerable.Range(0, factor.Values.Count).Select(value => Many.Count(avatar => factor.Code(avatar) == value) / (double)Many.Count)];
    }

    /// <summary>Pearson's χ² test on the table of two factors: the probability of one at least as large if they are independent.</summary>
    private static double Independence(int first, int second)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = (AvatarFactors.Discrete[first].Values.Count, AvatarFactors.Discrete[second].Values.Count);
        var cells = (Attributes.Codes.select(1, first) * columns) + Attributes.Codes.select(1, second);
        var observed = cells.bincount(null, rows * columns).to(ScalarType.Float64).view(rows, columns);
        var expected = observed.sum([1], keepdim: true) * observed.sum([0], keepdim: true) / Many.Count;
        var statistic = ((observed - expected).square() / expected).sum();
        return special.gammaincc(tensor((rows - 1) * (columns - 1) / 2.0), statistic / 2).item<double>();
    }
}
