using System.Diagnostics;
using Minimax.Data;
using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;
using Faces = Minimax.Data.Avatars;

namespace Minimax.Tests.Data;

public sealed class AvatarsTests
{
    private static readonly IReadOnlyList<Avatar> People = Faces.People(300, seed: 11);

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(96)]
    public void A_set_has_colour_images_of_any_size_and_a_label_by_name(int size)
    {
        using var set = Faces.Draw(40, seed: 1, size, label: "hair colour");
        set.Images.shape.ShouldBe([40L, 3, size, size]);
        set.Classes.ShouldBe(["black", "brown", "red", "ginger", "blond", "grey", "pink", "blue"]);
        set.Labels.data<long>().ToArray().ShouldBe(Faces.People(40, seed: 1).Select(avatar => (long)avatar.HairColour));
    }

    [Fact]
    public void A_sheet_is_what_it_was_to_one_grey_level()
    {
        using var stored = SKBitmap.Decode(Path.Combine(Checkout.Root, "tests", "Minimax.Tests", "Data", "Avatars", "sheet.png"));
        var sheet = AvatarSheet.Of(AvatarSheet.Pinned(), AvatarSheet.Columns);                       // (3, 192, 512)
        sheet.shape.ShouldBe([3, stored.Height, stored.Width]);

        var differences = (sheet.to(ScalarType.Int32) - AvatarSheet.Planes(stored).to(ScalarType.Int32)).abs();
        differences.max().item<int>().ShouldBeLessThanOrEqualTo(1, "Another SkiaSharp? Its version is part of the data set.");
    }

    [Fact]
    public void A_picture_depends_neither_on_its_companions_nor_on_the_number_of_threads()
    {
        using var together = Faces.Draw("together", People);
        using var backwards = Faces.Draw("backwards", [.. People.Reverse()]);
        together.Images.Equals(backwards.Images.flip(0)).ShouldBeTrue();
        for (var i = 0; i < 20; i++) // one by one is on one thread
        {
            using var alone = Faces.Draw("alone", [People[i]]);
            alone.Images[0].Equals(together.Images[i]).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_seed_and_an_index_are_a_person()
    {
        Faces.People(10, seed: 3).ShouldBe(Faces.People(20, seed: 3).Take(10));
        Faces.People(10, seed: 4).ShouldNotBe(Faces.People(10, seed: 3));
    }

    [Fact]
    public void Pictures_of_different_people_differ()
    {
        using var set = Faces.Draw("some", People);
        var flat = set.Images.flatten(1).to(ScalarType.Float32) / 255;
        (cdist(flat, flat) + (1000 * eye(People.Count))).min().item<float>().ShouldBeGreaterThan(3); // of 111 at most
    }

    [Fact]
    public void The_same_person_with_glasses_differs_where_the_glasses_are_and_nowhere_else()
    {
        var (without, with) = (People.Select(a => a with { Glasses = Glasses.None }).ToArray(), People.Select(a => a with { Glasses = Glasses.Square }).ToArray());
        var changed = Changed(without, with);                                                     // (N, 64, 64) bool
        var glasses = Faces.Masks(with).squeeze(1).eq((int)AvatarPart.Glasses);
        var region = Box(glasses, margin: 1);
        changed.logical_and(region.logical_not()).any().item<bool>().ShouldBeFalse();
        Share(changed.logical_and(glasses), of: glasses).ShouldBeInRange(.97, 1);
    }

    [Fact]
    public void What_a_picture_does_not_show_does_not_change_it()
    {
        foreach (var person in People)
        {
            Avatar[] others =
            [
                .. person.Glasses == Glasses.Shades ? [person with { Eyes = EyeShape.Sleepy, EyeColour = EyeColour.Green, Gaze = 1 }] : Array.Empty<Avatar>(),
                .. person.Eyes == EyeShape.Happy ? [person with { EyeColour = EyeColour.Green, Gaze = -1 }] : Array.Empty<Avatar>(),
                .. person.Scene is Scene.Day or Scene.Night ? [person with { SceneHue = Hue.Pink, Fade = 1 }] : Array.Empty<Avatar>(),
                .. person.Mouth == Mouth.Open ? [person with { Smile = -1 }] : Array.Empty<Avatar>(),
            ];
            foreach (var other in others) Changed([person], [other]).any().item<bool>().ShouldBeFalse($"{person} and {other}");
        }
    }

    [Fact]
    public void Every_value_of_every_factor_changes_the_picture()
    {
        var plain = new Avatar { Hair = HairStyle.Curly, Skin = .4f, Scene = Scene.Plain, Hat = Hat.Beanie };
        Avatar[] variants =
        [
            .. Enum.GetValues<HairStyle>().Select(value => plain with { Hat = Hat.None, Hair = value }), .. Enum.GetValues<HairColour>().Select(value => plain with { HairColour = value }),
            .. Enum.GetValues<EyeShape>().Select(value => plain with { Eyes = value }), .. Enum.GetValues<EyeColour>().Select(value => plain with { EyeColour = value, Gaze = 1 }),
            .. Enum.GetValues<Nose>().Select(value => plain with { Nose = value, Turn = 1 }), .. Enum.GetValues<Mouth>().Select(value => plain with { Mouth = value, Tilt = 1 }),
            .. Enum.GetValues<Beard>().Select(value => plain with { Beard = value, X = 1 }), .. Enum.GetValues<Glasses>().Select(value => plain with { Glasses = value, Y = 1 }),
            .. Enum.GetValues<Hat>().Select(value => plain with { Hat = value, Size = 1 }), .. Enum.GetValues<Earrings>().Select(value => plain with { Earrings = value, Jaw = 1 }),
            .. Enum.GetValues<Clothes>().Select(value => plain with { Clothes = value, FaceWidth = 1 }), .. Enum.GetValues<Hue>().Select(value => plain with { ClothesHue = value, Skin = 1 }),
            .. Enum.GetValues<Hue>().Select(value => plain with { AccessoryHue = value, Blush = 1 }), .. Enum.GetValues<Scene>().Select(value => plain with { Scene = value, Smile = 1 }),
            .. Enum.GetValues<Hue>().Select(value => plain with { SceneHue = value, Fade = 1 }), plain with { Freckles = true }, plain with { BrowTilt = 1 },
        ];
        using var set = Faces.Draw("variants", variants);
        var flat = set.Images.flatten(1).to(ScalarType.Float64);
        var same = cdist(flat, flat).lt(20).sum().item<long>();
        same.ShouldBe(variants.Length + (2 * Repeated(variants)));

        static long Repeated(Avatar[] variants) => variants.Length - variants.Distinct().Count();
    }

    [Theory]
    [InlineData(AvatarPart.Clothes)]
    [InlineData(AvatarPart.Hair)]
    [InlineData(AvatarPart.Skin)]
    [InlineData(AvatarPart.Background)]
    [InlineData(AvatarPart.Eyes)]
    public void A_mask_covers_what_takes_on_another_colour(AvatarPart part)
    {
        var people = People.Select(a => a with { Clothes = Clothes.Tee, Scene = Scene.Plain, SceneHue = Hue.Blue, ClothesHue = Hue.Red, HairColour = HairColour.Brown, EyeColour = EyeColour.Brown }).ToArray();
        var others = people.Select(a => part switch
        {
            AvatarPart.Clothes => a with { ClothesHue = Hue.Teal },
            AvatarPart.Hair => a with { HairColour = HairColour.Blue },
            AvatarPart.Skin => a with { Skin = a.Skin > .5f ? a.Skin - .3f : a.Skin + .3f },
            AvatarPart.Background => a with { SceneHue = Hue.Orange },
            _ => a with { EyeColour = EyeColour.Blue },
        }).ToArray();

        var changed = Changed(people, others);
        var mask = Faces.Masks(people).squeeze(1).eq((int)part);
        Share(changed.logical_and(Grown(mask).logical_not()), of: changed).ShouldBeInRange(0, .015); // gaps narrower than a pixel are in no mask
        Share(mask.logical_and(changed), of: mask).ShouldBeInRange(part == AvatarPart.Eyes ? .05 : .97, 1); // the white of eyes stays
    }

    [Fact]
    public void A_mask_has_every_part_and_no_number_between_two()
    {
        var counts = Faces.Masks(People).flatten().to(ScalarType.Int64).bincount(null, 8);
        counts.shape[0].ShouldBe(8);
        counts.gt(1000).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void A_sketch_tells_shapes_and_no_colours()
    {
        var painted = People.Select(a => a with
        {
            HairColour = HairColour.Pink,
            EyeColour = EyeColour.Green,
            Skin = .9f,
            Blush = 1,
            Freckles = true,
            ClothesHue = Hue.Teal,
            AccessoryHue = Hue.Yellow,
            SceneHue = Hue.Purple,
            Fade = 1,
        }).ToArray();
        Faces.Sketches(People).Equals(Faces.Sketches(painted)).ShouldBeTrue();
    }

    [Fact]
    public void A_sketch_has_ink_where_two_parts_meet_and_paper_behind_the_person()
    {
        const int Size = 128;
        var people = People.Take(60).Select(a => a with { Scene = Scene.Plain }).ToArray();
        var ink = Faces.Sketches(people, Size).squeeze(1).lt(160);                          // (N, 128, 128)
        var mask = Faces.Masks(people, Size).squeeze(1);
        var border = mask.narrow(2, 1, Size - 1).ne(mask.narrow(2, 0, Size - 1));                 // (N, 128, 127)
        var near = Grown(Grown(ink)).narrow(2, 0, Size - 1);
        Share(border.logical_and(near), of: border).ShouldBeInRange(.95, 1);

        var background = Grown(Grown(Grown(mask.ne((int)AvatarPart.Background)))).logical_not();
        Share(background.logical_and(ink), of: background).ShouldBeInRange(0, .002);
        ink.to(ScalarType.Float32).mean().item<float>().ShouldBeInRange(.05f, .3f);
    }

    [Fact]
    public void Two_thousand_are_drawn_in_a_time_that_is_told()
    {
        var clock = Stopwatch.StartNew();
        Faces.Draw(2000, seed: 5).Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine($"{clock.Elapsed.TotalMilliseconds / 2000:f2} ms an avatar of 64 by 64 on {Environment.ProcessorCount} cores");
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_in_words()
    {
        Should.Throw<ArgumentException>(() => Faces.Draw(1, seed: 1, label: "age")).Message.ShouldContain("no discrete factor 'age'. It has hair, hair colour, eyes");
        Should.Throw<ArgumentOutOfRangeException>(() => Faces.Draw(1, seed: 1, size: 8));
        Should.Throw<ArgumentOutOfRangeException>(() => Faces.Draw(0, seed: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Faces.Masks([]));
    }

    private static Tensor Changed(IReadOnlyList<Avatar> first, IReadOnlyList<Avatar> second)
    {
        using var before = Faces.Draw("before", first);
        using var after = Faces.Draw("after", second);
        return before.Images.ne(after.Images).any(1);
    }

    private static double Share(Tensor some, Tensor of) => some.sum().item<long>() / (double)of.sum().item<long>();

    /// <summary>(N, H, W) bool, and all pixels that touch one of them.</summary>
    private static Tensor Grown(Tensor mask) => nn.functional.max_pool2d(mask.unsqueeze(1).to(ScalarType.Float32), 3, stride: 1, padding: 1).squeeze(1).gt(0);

    /// <summary>The smallest upright rectangle around each image's pixels, and a margin; (N, H, W) bool.</summary>
    private static Tensor Box(Tensor mask, int margin)
    {
        var grown = Enumerable.Range(0, margin).Aggregate(mask, (m, _) => Grown(m)).to(ScalarType.Float32);
        var (rows, columns) = (grown.amax([2]), grown.amax([1]));                                 // (N, H), (N, W)
        return Filled(rows).unsqueeze(2).logical_and(Filled(columns).unsqueeze(1));

        static Tensor Filled(Tensor line) => line.cumsum(1).gt(0).logical_and(line.flip(1).cumsum(1).flip(1).gt(0));
    }
}
