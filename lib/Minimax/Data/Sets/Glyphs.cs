using System.Numerics;
using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Digits that the library draws itself, for a first run without a network: the strokes of ten digits in several styles, each image with
/// a hand, a slant, a width, a pen and a place of its own. They have MNIST's shape and its black ground, and are easier than MNIST:
/// a number measured on them says nothing about MNIST.
/// </summary>
public static class Glyphs
{
    // All lengths in pixels of a 28-pixel image, as in MNIST, whose digits were fitted into 20x20 and centred by mass.
    private const float Canvas = 28;
    private static readonly (double Low, double High) Tall = (17.5, 20.5);
    private static readonly (double Low, double High) Wide = (.52, .88);   // width of a digit as a part of its height
    private static readonly (double Low, double High) Pen = (1.6, 3.3);     // thickness of a line
    private const double Slant = .22;                                      // standard deviation of dx/dy: about 12 degrees
    private const double Tilt = .07;                                       // standard deviation of a rotation, in radians
    private const double Wander = .07;                                     // standard deviation of the hand's wobble, as a part of the digit
    private const float Stray = .7f;                                       // standard deviation of the place
    private const double Pressure = .12;                                   // how far the line swells and shrinks along a stroke

    /// <summary>Draws digits: image i shows digit i mod 10 and depends on <paramref name="seed"/> and i alone.</summary>
    /// <param name="count">How many; 10,000 take about a second on two cores.</param>
    /// <param name="seed">Give training and test images different ones.</param>
    /// <param name="size">Height and width of an image: 28 as in MNIST, or 32 for networks that halve five times.</param>
    /// <returns>Images (count, 1, size, size) and their labels.</returns>
    public static ImageSet Draw(int count, ulong seed, int size = 28)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 8);

        var area = size * size;
        var pixels = new byte[checked(count * area)];
        Parallel.For(0, count, () => new Coverage(size, size), (i, _, sheet) =>
        {
            Draw(i % 10, SplitMix64.Stream(seed, (ulong)i), sheet);
            for (var p = 0; p < area; p++) pixels[(i * area) + p] = (byte)MathF.Round(255 * sheet.Values[p]);
            return sheet;
        }, _ => { });

        var labels = Enumerable.Range(0, count).Select(i => (long)(i % 10)).ToArray();
        return new ImageSet($"Glyphs, seed {seed}", tensor(pixels, [count, 1, size, size], ScalarType.Byte), tensor(labels), Mnist.Classes);
    }

    private static void Draw(int digit, SplitMix64 random, Coverage sheet)
    {
        var styles = GlyphStrokes.Styles[digit];
        var strokes = styles[random.Below(styles.Count)];
        var hand = new Hand(random);
        var pixel = sheet.Width / Canvas;

        var lines = Array.ConvertAll(strokes, stroke => Trace(stroke, hand));
        var place = new Vector2((float)random.Normal(), (float)random.Normal()) * Stray;
        var origin = (new Vector2(Canvas / 2) + place - Centre(lines)) * pixel;

        sheet.Clear();
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Length; i++)
                sheet.Stroke([origin + (line[i - 1].At * pixel), origin + (line[i].At * pixel)], line[i].Thickness * pixel);
        }
    }

    /// <summary>A stroke as a chain of dots, less than a pixel apart: a Catmull-Rom spline through its points, as the hand writes it.</summary>
    private static Dot[] Trace((double X, double Y)[] stroke, Hand hand)
    {
        const int Steps = 6; // dots from one point to the next
        var dots = new Dot[((stroke.Length - 1) * Steps) + 1];
        for (var i = 0; i < dots.Length; i++)
        {
            var (at, t) = (Math.Min(i / Steps, stroke.Length - 2), i / (double)Steps);
            var (before, from, to, after) = (stroke[Math.Max(at - 1, 0)], stroke[at], stroke[at + 1], stroke[Math.Min(at + 2, stroke.Length - 1)]);
            t -= at;
            dots[i] = hand.Write(Spline(before.X, from.X, to.X, after.X, t), Spline(before.Y, from.Y, to.Y, after.Y, t), i / (double)(dots.Length - 1));
        }
        return dots;
    }

    private static double Spline(double a, double b, double c, double d, double t) =>
        b + (t / 2 * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));

    /// <summary>The centre of mass of the ink: every dot weighs what its thickness and the way to it cover.</summary>
    private static Vector2 Centre(Dot[][] lines)
    {
        var (mass, sum) = (0f, Vector2.Zero);
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Length; i++)
            {
                var weight = line[i].Thickness * Vector2.Distance(line[i].At, line[i - 1].At);
                (mass, sum) = (mass + weight, sum + (weight * line[i].At));
            }
        }
        return sum / mass;
    }

    /// <summary>Where the pen is and how thick its line is there, in pixels of a 28-pixel image.</summary>
    private readonly record struct Dot(Vector2 At, float Thickness);

    /// <summary>What one writer does to a digit of the unit square: wobble, then size, slant and tilt, in pixels of a 28-pixel image.</summary>
    private sealed class Hand
    {
        private readonly double tall, wide, slant, sine, cosine, pen, swell, swellAt;
        private readonly Wave[] waves; // three for x, three for y: low frequencies only, so that a curve stays smooth and joined

        public Hand(SplitMix64 random)
        {
            tall = random.Uniform(Tall.Low, Tall.High);
            wide = tall * random.Uniform(Wide.Low, Wide.High);
            slant = .12 + (random.Normal() * Slant); // most hands lean to the right
            (sine, cosine) = Math.SinCos(random.Normal() * Tilt);
            pen = random.Uniform(Pen.Low, Pen.High);
            (swell, swellAt) = (random.Normal() * Pressure, random.Uniform());
            waves = new Wave[6];
            for (var i = 0; i < waves.Length; i++) waves[i] = new Wave(random);
        }

        public Dot Write(double x, double y, double along)
        {
            var wobbled = x + waves[0].At(x, y) + waves[1].At(x, y) + waves[2].At(x, y) - .5;
            var lowered = y + waves[3].At(x, y) + waves[4].At(x, y) + waves[5].At(x, y) - .5;
            var (across, down) = ((wobbled * wide) - (lowered * tall * slant), lowered * tall);
            var at = new Vector2((float)((across * cosine) - (down * sine)), (float)((across * sine) + (down * cosine)));
            return new Dot(at, (float)(pen * (1 + (swell * Math.Sin(2 * Math.PI * (along + swellAt))))));
        }
    }

    private readonly struct Wave(SplitMix64 random)
    {
        private readonly double size = random.Normal() * Wander / Math.Sqrt(3);
        private readonly double alongX = random.Uniform(-5, 5); // radians over the digit: less than one wave
        private readonly double alongY = random.Uniform(-5, 5);
        private readonly double phase = random.Uniform(0, 2 * Math.PI);

        public double At(double x, double y) => size * Math.Sin((alongX * x) + (alongY * y) + phase);
    }
}
