using Minimax.Data.Drawing;
using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Cartoon faces that the library draws itself: what CelebA is for the papers, for a course that needs no network. Every factor of a face
/// is known, so that a picture has labels, a caption, a mask, a sketch, and an answer in any other domain. A number measured on them
/// says nothing about CelebA.
/// </summary>
/// <remarks>
/// The picture of a seed and an index depends on nothing but SkiaSharp's version, and by one grey level on the processor. Drawn at 64×64, 20,000
/// take a few seconds.
/// </remarks>
public static class Avatars
{
    /// <summary>Avatars number 0 … <paramref name="count"/> - 1 of a seed, for lists of their own: the same people with glasses, or bald.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Give training and test images different ones.</param>
    public static IReadOnlyList<Avatar> People(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return [.. Enumerable.Range(0, count).Select(index => Avatar.Random(seed, (ulong)index))];
    }

    /// <summary>Draws avatars number 0 … <paramref name="count"/> - 1 of a seed.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Give training and test images different ones.</param>
    /// <param name="size">Height and width of an image, 16 or more.</param>
    /// <param name="label">What the labels say: the name of a discrete factor of <see cref="AvatarFactors"/>.</param>
    /// <returns>Images (count, 3, size, size), and of each the value of one factor.</returns>
    public static ImageSet Draw(int count, ulong seed, int size = 64, string label = "scene") => Draw($"Avatars, seed {seed}", People(count, seed), size, label);

    /// <summary>Draws given people.</summary>
    /// <param name="name">What a table calls the set.</param>
    /// <param name="people">Whom to draw.</param>
    /// <param name="size">Height and width of an image, 16 or more.</param>
    /// <param name="label">What the labels say: the name of a discrete factor of <see cref="AvatarFactors"/>.</param>
    /// <returns>Images (people, 3, size, size), and of each the value of one factor.</returns>
    public static ImageSet Draw(string name, IReadOnlyList<Avatar> people, int size = 64, string label = "scene")
    {
        var factor = AvatarFactors.Named(label);
        return new ImageSet(name, Draw(people, size, AvatarLook.Colour), tensor(people.Select(avatar => (long)factor.Code(avatar)).ToArray()), factor.Values);
    }

    /// <summary>Which <see cref="AvatarPart"/> each pixel belongs to.</summary>
    /// <param name="people">Whom to draw.</param>
    /// <param name="size">Height and width of a mask.</param>
    /// <returns>(people, 1, size, size) uint8, the number of a part.</returns>
    public static Tensor Masks(IReadOnlyList<Avatar> people, int size = 64) => Draw(people, size, AvatarLook.Mask);

    /// <summary>Ink on white paper, the same whatever the colours of the picture.</summary>
    /// <param name="people">Whom to draw.</param>
    /// <param name="size">Height and width of a sketch.</param>
    /// <returns>(people, 1, size, size) uint8.</returns>
    public static Tensor Sketches(IReadOnlyList<Avatar> people, int size = 64) => Draw(people, size, AvatarLook.Sketch);

    private static Tensor Draw(IReadOnlyList<Avatar> people, int size, AvatarLook look)
    {
        ArgumentOutOfRangeException.ThrowIfZero(people.Count, nameof(people));
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 16);
        var planes = look == AvatarLook.Colour ? 3 : 1;
        var image = planes * size * size;
        var bytes = new byte[checked(people.Count * image)];
        Parallel.For(0, people.Count, () => new Easel(size, look), (i, _, easel) =>
        {
            easel.Draw(people[i], bytes.AsSpan(i * image, image));
            return easel;
        }, easel => easel.Dispose());
        return tensor(bytes, [people.Count, planes, size, size], ScalarType.Byte);
    }
}
