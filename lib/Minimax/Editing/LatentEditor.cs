using Minimax.Sampling;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Editing;

/// <summary>
/// A picture that a generator paints, edited by strokes: after each, the latent descends to where G's picture agrees with all strokes so far, from where it
/// is. What is not painted follows, because only G paints (Zhu et al., "Generative Visual Manipulation on the Natural Image Manifold", arXiv 1609.03552).
/// </summary>
public sealed class LatentEditor
{
    private readonly Module<Tensor, Tensor> generator;
    private readonly Stack<State> past = new();

    private sealed record State(Tensor Latent, Tensor Image, Strokes Strokes);

    /// <param name="generator">(B, latent) to (B, C, H, W) in [-1, 1].</param>
    /// <param name="latent">(1, latent): of the first picture.</param>
    public LatentEditor(Module<Tensor, Tensor> generator, Tensor latent)
    {
        this.generator = generator;
        Start(latent);
    }

    /// <summary>Steps of the descent after a stroke: two dozen are done before a hand has moved on.</summary>
    public int Steps { get; init; } = 24;

    /// <summary>Adam's. Larger than for a projection, for the few steps have to arrive.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>λ_s: a unit of the squared way through the latents costs as much as 0.1 in each painted pixel, so that what was not painted changes little.</summary>
    public double Stay { get; init; } = 0.01;

    /// <summary>When an answer is given even if steps are left; never, if it is null.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>(1, latent).</summary>
    public Tensor Latent => past.Peek().Latent;

    /// <summary>G(z): (1, C, H, W) in [-1, 1].</summary>
    public Tensor Image => past.Peek().Image;

    /// <summary>What was painted since the start.</summary>
    public Strokes Strokes => past.Peek().Strokes;

    /// <summary>How many strokes can be undone.</summary>
    public int Count => past.Count - 1;

    /// <summary>Begins with another picture, without strokes; nothing of what was there can be had back.</summary>
    /// <param name="latent">(1, latent).</param>
    public void Start(Tensor latent)
    {
        using var scope = NewDisposeScope();
        var image = Samples.Of(generator, latent);
        past.Clear();
        Keep(latent.detach().clone(), image, Strokes.None(image));
    }

    /// <summary>Paints a stroke, and lets G answer it and all that came before.</summary>
    /// <param name="path">Points that the brush passes, in pixels from the upper left corner.</param>
    /// <param name="radius">Of the brush, in pixels.</param>
    /// <param name="colour">A number in [-1, 1] for each channel.</param>
    public void Paint(IReadOnlyList<(double X, double Y)> path, double radius, params double[] colour)
    {
        using var scope = NewDisposeScope();
        var strokes = Strokes.And(path, radius, colour);
        var latent = new Projection(generator) { Steps = Steps, LearningRate = LearningRate, Stay = Stay, Limit = Limit }.Of(Latent, strokes.Cost);
        Keep(latent, Samples.Of(generator, latent), strokes);
    }

    /// <summary>Takes the last stroke back, and the picture to what it was before.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Undo() => past.Count > 1 && past.TryPop(out _);

    /// <summary>The way from the first picture to this one: G along the straight line between their latents.</summary>
    /// <param name="frames">How many pictures, both ends included.</param>
    /// <returns>(frames, C, H, W).</returns>
    public Tensor Film(int frames)
    {
        using var scope = NewDisposeScope();
        var t = linspace(0, 1, frames, device: Latent.device).view(-1, 1);
        return Samples.Of(generator, lerp(past.Last().Latent, Latent, t)).MoveToOuterDisposeScope();
    }

    private void Keep(Tensor latent, Tensor image, Strokes strokes) => past.Push(new State(
        latent.DetachFromDisposeScope(), image.DetachFromDisposeScope(),
        new Strokes(strokes.Colours.DetachFromDisposeScope(), strokes.Mask.DetachFromDisposeScope())));
}
