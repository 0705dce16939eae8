using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>The few images whose labels a semi-supervised learner is told: equally many of each class, drawn at random.</summary>
public static class FewLabels
{
    /// <summary>Draws the images; the set that they come from stays as it is.</summary>
    /// <param name="set">A labelled set.</param>
    /// <param name="perClass">Images of each class.</param>
    /// <param name="seed">Fixes the draw, on every machine alike.</param>
    /// <returns>A set of <paramref name="perClass"/> images a class, class after class.</returns>
    /// <exception cref="ArgumentException">A class has fewer images.</exception>
    public static ImageSet Of(ImageSet set, int perClass, ulong seed)
    {
        var labels = set.Labels.cpu().data<long>().ToArray();
        var order = new SplitMix64(seed).Permutation(labels.Length).ToLookup(i => labels[i]);
        var classes = Enumerable.Range(0, set.Classes.Count).Select(c => order[c].Take(perClass).ToArray()).ToArray();
        if (classes.FirstOrDefault(c => c.Length < perClass) is { } few)
            throw new ArgumentException($"Class {set.Classes[Array.IndexOf(classes, few)]} has {few.Length} images, fewer than {perClass}.", nameof(perClass));

        using var chosen = tensor(classes.SelectMany(c => c).ToArray(), device: set.Labels.device);
        return set.Select(chosen);
    }
}
