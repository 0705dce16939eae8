using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class ColourPatchesTests
{
    private static readonly ImageSet Digits = Glyphs.Draw(20, seed: 1);

    [Fact]
    public void A_seed_is_a_set_of_patches_and_a_longer_one_begins_the_same()
    {
        var patches = ColourPatches.Under(Digits, seed: 2);
        patches.Images.shape.ShouldBe([20, 3, 28, 28]);
        patches.Labels.Equals(Digits.Labels).ShouldBeTrue();
        ColourPatches.Under(Digits.Take(5), seed: 2).Images.Equals(patches.Images[..5]).ShouldBeTrue();
        ColourPatches.Under(Digits, seed: 3).Images.Equals(patches.Images).ShouldBeFalse();
    }

    [Fact]
    public void Strokes_invert_the_patch_and_the_ground_shows_it()
    {
        var blank = new ImageSet("blank", zeros([20, 1, 28, 28], ScalarType.Byte), Digits.Labels.clone(), Digits.Classes);
        var (patch, seen) = (ColourPatches.Under(blank, seed: 2).Images.to_type(ScalarType.Float32), ColourPatches.Under(Digits, seed: 2).Images.to_type(ScalarType.Float32));
        (seen - (patch - Digits.Images.to_type(ScalarType.Float32)).abs()).abs().max().item<float>().ShouldBeLessThanOrEqualTo(1); // a byte is rounded twice
    }

    [Fact]
    public void Colours_are_no_digits() => Should.Throw<ArgumentException>(() => ColourPatches.Under(ColourPatches.Under(Digits, 1), 1)).Message.ShouldContain("these have 3 channels");
}
