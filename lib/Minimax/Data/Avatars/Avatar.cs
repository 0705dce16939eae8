namespace Minimax.Data;

/// <summary>
/// Everything that is to know about one cartoon face. Its picture is a function of these values alone, so that
/// <c>avatar with { Glasses = Glasses.Round }</c> is the same person with glasses: the answer that an unpaired translation is judged by.
/// </summary>
/// <remarks>What the values are called, and which of them a picture shows, is in <see cref="AvatarFactors"/>.</remarks>
public sealed record Avatar
{
    public HairStyle Hair { get; init; }
    public HairColour HairColour { get; init; }
    public EyeShape Eyes { get; init; }
    public EyeColour EyeColour { get; init; }
    public Nose Nose { get; init; }
    public Mouth Mouth { get; init; }
    public Beard Beard { get; init; }
    public Glasses Glasses { get; init; }
    public Hat Hat { get; init; }
    public Earrings Earrings { get; init; }
    public Clothes Clothes { get; init; }
    public Hue ClothesHue { get; init; }

    /// <summary>Of the hat, the frames and the hair ties.</summary>
    public Hue AccessoryHue { get; init; }

    public Scene Scene { get; init; }

    /// <summary>Of the background, where the scene is plain or a halo.</summary>
    public Hue SceneHue { get; init; }

    public bool Freckles { get; init; }

    /// <summary>0 light … 1 deep.</summary>
    public float Skin { get; init; }

    /// <summary>-1 narrow … 1 wide.</summary>
    public float FaceWidth { get; init; }

    /// <summary>0 pointed … 1 square.</summary>
    public float Jaw { get; init; }

    /// <summary>-1 unhappy … 1 beaming.</summary>
    public float Smile { get; init; }

    /// <summary>-1 to the left … 1 to the right, as one sees it.</summary>
    public float Gaze { get; init; }

    /// <summary>-1 worried … 1 cross.</summary>
    public float BrowTilt { get; init; }

    /// <summary>0 none … 1 red cheeks.</summary>
    public float Blush { get; init; }

    /// <summary>The face turned -1 to the left … 1 to the right.</summary>
    public float Turn { get; init; }

    /// <summary>The head tilted -1 to the left … 1 to the right.</summary>
    public float Tilt { get; init; }

    /// <summary>Where the person is, -1 left … 1 right.</summary>
    public float X { get; init; }

    /// <summary>Where the person is, -1 high … 1 low.</summary>
    public float Y { get; init; }

    /// <summary>-1 small … 1 large.</summary>
    public float Size { get; init; }

    /// <summary>How far a background's colour changes from top to bottom, 0 … 1.</summary>
    public float Fade { get; init; }

    /// <summary>What the picture shows, as a sentence.</summary>
    public string Caption => AvatarCaption.Of(this);

    /// <summary>A cap or a beanie leaves most hair styles to the imagination.</summary>
    internal bool HairIsCovered => Hat is Hat.Cap or Hat.Beanie;

    internal bool HairIsLong => Hair is HairStyle.Bob or HairStyle.Long or HairStyle.Wavy;

    internal bool ShowsHair => Hair switch
    {
        HairStyle.Bald => false,
        HairStyle.Buzz or HairStyle.Mohawk or HairStyle.Bun => !HairIsCovered,
        _ => true,
    };

    internal bool ShowsEars => !HairIsLong && Hat != Hat.Headphones;

    internal bool ShowsIrises => Glasses != Glasses.Shades && Eyes != EyeShape.Happy;

    /// <summary>Avatar number <paramref name="index"/> of a seed: its factors are drawn independently of one another.</summary>
    public static Avatar Random(ulong seed, ulong index)
    {
        var random = SplitMix64.Stream(seed, index);
        return new Avatar
        {
            Hair = Any<HairStyle>(random),
            HairColour = Any<HairColour>(random),
            Eyes = FirstOrAny<EyeShape>(random, .4),
            EyeColour = Any<EyeColour>(random),
            Nose = Any<Nose>(random),
            Mouth = FirstOrAny<Mouth>(random, .5),
            Beard = FirstOrAny<Beard>(random, .76),
            Glasses = FirstOrAny<Glasses>(random, .6),
            Hat = FirstOrAny<Hat>(random, .68),
            Earrings = FirstOrAny<Earrings>(random, .6),
            Clothes = Any<Clothes>(random),
            ClothesHue = Any<Hue>(random),
            AccessoryHue = Any<Hue>(random),
            Scene = FirstOrAny<Scene>(random, .5),
            SceneHue = Any<Hue>(random),
            Freckles = random.Uniform() < .2,
            Skin = Amount(random),
            FaceWidth = Around(random),
            Jaw = Amount(random),
            Smile = (2 * MathF.Sqrt(Amount(random))) - 1, // happy three times as often as not
            Gaze = Around(random),
            BrowTilt = Around(random),
            Blush = Amount(random),
            Turn = Around(random),
            Tilt = Around(random),
            X = Around(random),
            Y = Around(random),
            Size = Around(random),
            Fade = Amount(random),
        };
    }

    private static T Any<T>(SplitMix64 random) where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return values[random.Below(values.Length)];
    }

    /// <summary>The first value with probability <paramref name="first"/>, each other one equally often.</summary>
    private static T FirstOrAny<T>(SplitMix64 random, double first) where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        return random.Uniform() < first ? values[0] : values[1 + random.Below(values.Length - 1)];
    }

    private static float Amount(SplitMix64 random) => (float)random.Uniform();

    private static float Around(SplitMix64 random) => (float)random.Uniform(-1, 1);
}
