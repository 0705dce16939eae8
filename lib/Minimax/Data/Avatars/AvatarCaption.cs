namespace Minimax.Data;

/// <summary>Says in a sentence what a picture of an avatar shows, and nothing that it hides.</summary>
internal static class AvatarCaption
{
    /// <summary>Such as <c>A smiling person with curly red hair and blue eyes, wearing a green hoodie and round glasses, under a night sky.</c></summary>
    public static string Of(Avatar avatar)
    {
        var mood = Mood(avatar);
        return $"{(StartsWithVowel(mood) ? "An" : "A")} {mood} person with {List(Looks(avatar))}, wearing {List(Things(avatar))}, {Place(avatar)}.";
    }

    private static string Mood(Avatar avatar) => avatar.Mouth switch
    {
        Mouth.Grin => "grinning",
        Mouth.Open => "astonished",
        _ => avatar.Smile > .35f ? "smiling" : avatar.Smile < -.2f ? "frowning" : "calm",
    };

    private static IEnumerable<string> Looks(Avatar avatar)
    {
        yield return Hair(avatar);
        if (avatar.Beard == Beard.Full) yield return $"a full {Lower(avatar.HairColour)} beard";
        else if (avatar.Beard != Beard.None) yield return $"a {Lower(avatar.HairColour)} {Lower(avatar.Beard)}";
        if (avatar.ShowsIrises) yield return $"{Lower(avatar.EyeColour)} eyes";
        if (avatar.Freckles && avatar.Beard != Beard.Full) yield return "freckles";
    }

    private static string Hair(Avatar avatar)
    {
        var colour = Lower(avatar.HairColour);
        return avatar.Hair switch
        {
            _ when avatar.HairIsCovered && !avatar.HairIsLong => "covered hair",
            HairStyle.Bald => "a bald head",
            HairStyle.Buzz => $"a {colour} buzz cut",
            HairStyle.SidePart => $"parted {colour} hair",
            HairStyle.Long => $"long {colour} hair",
            HairStyle.Wavy => $"long wavy {colour} hair",
            HairStyle.Spiky or HairStyle.Curly => $"{Lower(avatar.Hair)} {colour} hair",
            HairStyle.Pigtails => $"{colour} pigtails",
            _ => $"a {colour} {Lower(avatar.Hair)}",
        };
    }

    private static IEnumerable<string> Things(Avatar avatar)
    {
        yield return $"{Article(avatar.ClothesHue)} " + avatar.Clothes switch
        {
            Clothes.Tee => "T-shirt",
            Clothes.VNeck => "V-neck",
            Clothes.Stripes => "striped top",
            _ => Lower(avatar.Clothes),
        };
        if (avatar.Hat == Hat.Crown) yield return "a golden crown";
        else if (avatar.Hat == Hat.Headphones) yield return $"{Lower(avatar.AccessoryHue)} headphones";
        else if (avatar.Hat != Hat.None) yield return $"{Article(avatar.AccessoryHue)} {Lower(avatar.Hat)}";
        if (avatar.Glasses == Glasses.Shades) yield return "sunglasses";
        else if (avatar.Glasses != Glasses.None) yield return $"{Lower(avatar.Glasses)} {Lower(avatar.AccessoryHue)} glasses";
        if (avatar.Earrings == Earrings.Hoops && avatar.ShowsEars) yield return "hoop earrings";
        if (avatar.Earrings == Earrings.Studs && avatar.ShowsEars) yield return "ear studs";
    }

    private static string Place(Avatar avatar) => avatar.Scene switch
    {
        Scene.Day => "under a sunny sky",
        Scene.Night => "under a night sky",
        Scene.Halo => $"in front of a halo on {Lower(avatar.SceneHue)}",
        _ => $"in front of {Article(avatar.SceneHue)} wall",
    };

    private static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private static string Article(Hue hue) => hue == Hue.Orange ? "an orange" : $"a {Lower(hue)}";

    private static bool StartsWithVowel(string word) => "aeiou".Contains(word[0]);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
