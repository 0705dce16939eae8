using System.Text.RegularExpressions;

namespace Minimax.Data;

/// <summary>Every factor of an <see cref="Avatar"/> by its name: what a table of attributes has as columns and a referee is asked for.</summary>
public static partial class AvatarFactors
{
    /// <summary>The factors that take one of a few values.</summary>
    public static IReadOnlyList<AvatarFactor> Discrete { get; } =
    [
        Of("hair", a => a.Hair, a => !a.HairIsCovered),
        Of("hair colour", a => a.HairColour, a => a.ShowsHair || a.Beard != Beard.None),
        Of("eyes", a => a.Eyes, a => a.Glasses != Glasses.Shades),
        Of("eye colour", a => a.EyeColour, a => a.ShowsIrises),
        Of("nose", a => a.Nose),
        Of("mouth", a => a.Mouth),
        Of("beard", a => a.Beard),
        Of("glasses", a => a.Glasses),
        Of("hat", a => a.Hat),
        Of("earrings", a => a.Earrings, a => a.ShowsEars),
        Of("clothes", a => a.Clothes),
        Of("clothes hue", a => a.ClothesHue),
        Of("accessory hue", a => a.AccessoryHue, a => a.Hat is Hat.Cap or Hat.Beanie or Hat.Headphones || a.Glasses is Glasses.Round or Glasses.Square),
        Of("scene", a => a.Scene),
        Of("scene hue", a => a.SceneHue, a => a.Scene is Scene.Plain or Scene.Halo),
        new("freckles", ["no", "yes"], a => a.Freckles ? 1 : 0, a => a.Beard != Beard.Full),
    ];

    /// <summary>The factors that take any value of a range.</summary>
    public static IReadOnlyList<AvatarAmount> Continuous { get; } =
    [
        Amount("skin", a => a.Skin),
        Around("face width", a => a.FaceWidth),
        Amount("jaw", a => a.Jaw, a => a.Beard != Beard.Full),
        Around("smile", a => a.Smile, a => a.Mouth != Mouth.Open),
        Around("gaze", a => a.Gaze, a => a.ShowsIrises),
        Around("brow tilt", a => a.BrowTilt),
        Amount("blush", a => a.Blush),
        Around("turn", a => a.Turn),
        Around("tilt", a => a.Tilt),
        Around("x", a => a.X),
        Around("y", a => a.Y),
        Around("size", a => a.Size),
        Amount("fade", a => a.Fade, a => a.Scene is Scene.Plain or Scene.Halo),
    ];

    /// <summary>The discrete factor of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static AvatarFactor Named(string name) =>
        Discrete.FirstOrDefault(factor => factor.Name == name)
        ?? throw new ArgumentException($"An avatar has no discrete factor '{name}'. It has {string.Join(", ", Discrete.Select(factor => factor.Name))}.", nameof(name));

    private static AvatarFactor Of<T>(string name, Func<Avatar, T> value, Func<Avatar, bool>? shows = null) where T : struct, Enum =>
        new(name, [.. Enum.GetNames<T>().Select(Words)], avatar => (int)(object)value(avatar), shows ?? (_ => true));

    private static AvatarAmount Amount(string name, Func<Avatar, float> value, Func<Avatar, bool>? shows = null) => new(name, 0, value, shows ?? (_ => true));

    private static AvatarAmount Around(string name, Func<Avatar, float> value, Func<Avatar, bool>? shows = null) => new(name, -1, value, shows ?? (_ => true));

    // SidePart: side part.
    private static string Words(string name) => Capital().Replace(name, " $0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
