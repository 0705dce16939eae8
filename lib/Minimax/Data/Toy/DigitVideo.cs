using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Data;

/// <summary>
/// A film of one digit among others, 64×64, and where it is in each frame. It moves, turns and changes its size, the light changes, and twice an obstacle
/// passes in front of it.
/// </summary>
/// <param name="Frames">(T, 1, 64, 64) in [-1, 1].</param>
/// <param name="Boxes">(T, 3): centre x, centre y and side of the digit in pixels.</param>
/// <param name="Hidden">(T): the share of the box that is behind the obstacle, from 0 to 1.</param>
public sealed record DigitVideo(Tensor Frames, Tensor Boxes, Tensor Hidden)
{
    private const int Size = DigitScenes.Side, Margin = 4, Written = 20; // an MNIST digit fills 20 of its 28 pixels
    private const int Others = 2, Shreds = 6, Obstacles = 2;
    private const double Side = 18, Growth = 0.25;  // a side in pixels, and how far its logarithm goes up and down
    private const double Roam = 18;                 // pixels that a digit strays from the middle, at most
    private const double Turn = 0.25;               // radians
    private const double Dusk = 0.3;                // how far the light falls from the middle, and rises
    private const double Noise = 0.05;              // of the camera, in units of full contrast
    private const double Breadth = 0.7;             // of an obstacle, in sides of the digit
    private const int Passage = 10;                 // frames that an obstacle takes

    /// <summary>Draws a film.</summary>
    /// <param name="digits">28×28 in grey, with labels from 0 to 9.</param>
    /// <param name="frames">T.</param>
    /// <param name="seed">Of which digits, their ways, the light and the obstacles.</param>
    public static DigitVideo Draw(ImageSet digits, int frames, ulong seed)
    {
        using var scope = NewDisposeScope();
        var random = new SplitMix64(seed);
        var (which, way) = (random.Below((int)digits.Count), new Way(random, frames));
        var canvas = Clutter(digits, random, frames);
        for (var other = 0; other < Others; other++) canvas = canvas.maximum(Drawn(Ink(digits, Stranger(digits, which, random)), new Way(random, frames)));
        canvas = canvas.maximum(Drawn(Ink(digits, which), way));
        var light = tensor(Wave(random, frames, 1 - Dusk, Dusk)).to_type(ScalarType.Float32).view(-1, 1, 1, 1);
        var (obstacle, hidden) = Obstructions(way, random, frames);
        var shade = 0.35 + (0.3 * Normals(random, frames).abs());                    // the obstacle is grey and rough
        var seen = (where(obstacle, shade, canvas) * light) + (Noise * Normals(random, frames));
        return new DigitVideo(((seen.clamp(0, 1) * 2) - 1).MoveToOuterDisposeScope(), way.Boxes().MoveToOuterDisposeScope(), hidden.MoveToOuterDisposeScope());
    }

    private static Tensor Ink(ImageSet digits, long which) =>
        digits.Images[which].cpu().narrow(1, Margin, Written).narrow(2, Margin, Written).to_type(ScalarType.Float32) / 255; // (1, 20, 20)

    /// <summary>A digit of another class.</summary>
    private static long Stranger(ImageSet digits, long which, SplitMix64 random)
    {
        while (true)
        {
            var other = random.Below((int)digits.Count);
            if (digits.Labels[other].item<long>() != digits.Labels[which].item<long>()) return other;
        }
    }

    /// <summary>Shreds of digits that stay where they are: (T, 1, 64, 64).</summary>
    private static Tensor Clutter(ImageSet digits, SplitMix64 random, int frames)
    {
        var still = zeros(1, 1, Size, Size);
        for (var shred = 0; shred < Shreds; shred++)
        {
            var piece = Ink(digits, random.Below((int)digits.Count)).narrow(1, random.Below(12), 8).narrow(2, random.Below(12), 8);
            still[0].narrow(1, random.Below(Size - 8), 8).narrow(2, random.Below(Size - 8), 8).copy_(piece);
        }

        return still.expand(frames, -1, -1, -1);
    }

    /// <summary>A digit on its way: the place in the picture from which each pixel of a frame comes is a turned, scaled and shifted one.</summary>
    private static Tensor Drawn(Tensor ink, Way way)
    {
        var frames = way.X.Length;
        var theta = new float[frames, 2, 3];
        for (var t = 0; t < frames; t++)
        {
            var (scale, cos, sin) = (Size / way.Side[t], Math.Cos(way.Angle[t]), Math.Sin(way.Angle[t]));
            var (x, y) = (1 - (2 * way.X[t] / Size), 1 - (2 * way.Y[t] / Size)); // the centre becomes 0
            (theta[t, 0, 0], theta[t, 0, 1], theta[t, 0, 2]) = ((float)(scale * cos), (float)(scale * sin), (float)(scale * ((cos * x) + (sin * y))));
            (theta[t, 1, 0], theta[t, 1, 1], theta[t, 1, 2]) = ((float)(-scale * sin), (float)(scale * cos), (float)(scale * ((cos * y) - (sin * x))));
        }

        var grid = affine_grid(tensor(theta), [frames, 1, Size, Size], align_corners: false);
        return grid_sample(ink.unsqueeze(0).expand(frames, -1, -1, -1), grid, align_corners: false);
    }

    /// <summary>Squares that pass over the digit: where they are, (T, 1, 64, 64) bool, and how much of its box they hide, (T).</summary>
    private static (Tensor Obstacle, Tensor Hidden) Obstructions(Way way, SplitMix64 random, int frames)
    {
        var (covered, shares) = (zeros(frames, 1, Size, Size, ScalarType.Bool), new float[frames]);
        var axis = arange(Size) + 0.5;
        for (var number = 0; number < Obstacles; number++)
        {
            var begin = (frames * (number + 1) / (Obstacles + 1)) - (Passage / 2) + random.Below(5) - 2;
            var (angle, aside) = (random.Uniform(0, 2 * Math.PI), random.Uniform(-0.3, 0.3));
            for (var t = Math.Max(1, begin); t < Math.Min(frames, begin + Passage); t++)
            {
                var (along, half) = (1.5 * ((2.0 * (t - begin) / (Passage - 1)) - 1), Breadth * way.Side[t] / 2);
                var x = way.X[t] + (way.Side[t] * ((along * Math.Cos(angle)) - (aside * Math.Sin(angle))));
                var y = way.Y[t] + (way.Side[t] * ((along * Math.Sin(angle)) + (aside * Math.Cos(angle))));
                var square = (axis - y).abs().le(half).unsqueeze(1).logical_and((axis - x).abs().le(half));
                covered[t, 0].logical_or_(square);
                var box = (axis - way.Y[t]).abs().le(way.Side[t] / 2).unsqueeze(1).logical_and((axis - way.X[t]).abs().le(way.Side[t] / 2));
                shares[t] = square.logical_and(box).sum().item<long>() / (float)box.sum().item<long>();
            }
        }

        return (covered, tensor(shares));
    }

    private static Tensor Normals(SplitMix64 random, int frames) =>
        tensor([.. Enumerable.Range(0, frames * Size * Size).Select(_ => (float)random.Normal())]).view(frames, 1, Size, Size);

    /// <summary>Two waves of random phase, the second twice as fast and half as high: around a middle, never further from it than the height.</summary>
    private static double[] Wave(SplitMix64 random, int frames, double middle, double height)
    {
        var (slow, first, second) = (random.Uniform(0.25, 0.6) * 2 * Math.PI / frames, random.Uniform(0, 2 * Math.PI), random.Uniform(0, 2 * Math.PI));
        return [.. Enumerable.Range(0, frames).Select(t => middle + (height * ((2 * Math.Sin((slow * t) + first)) + Math.Sin((2 * slow * t) + second)) / 3))];
    }

    /// <summary>Where a digit is in each frame, how large and how far turned.</summary>
    private sealed class Way(SplitMix64 random, int frames)
    {
        public double[] X { get; } = Wave(random, frames, Size / 2.0, Roam);
        public double[] Y { get; } = Wave(random, frames, Size / 2.0, Roam);
        public double[] Side { get; } = [.. Wave(random, frames, 0, Growth).Select(growth => DigitVideo.Side * Math.Exp(growth))];
        public double[] Angle { get; } = Wave(random, frames, 0, Turn);

        public Tensor Boxes() => tensor([.. X.Index().SelectMany(at => new[] { (float)at.Item, (float)Y[at.Index], (float)Side[at.Index] })]).view(-1, 3);
    }
}
