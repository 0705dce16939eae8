using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Data;

/// <summary>
/// Digits in clutter, 64×64, and where they are: in each scene one large digit, two small ones, and a place where there is none. The clutter is shreds
/// of digits, so a line is no sign of a digit.
/// </summary>
/// <param name="Images">(N, 1, 64, 64) in [-1, 1].</param>
/// <param name="Boxes">(N, 4, 3): centre x, centre y and side in pixels; of the large digit, the two small ones, and of a shred.</param>
/// <param name="Labels">(N, 4), int64: the digit, or <see cref="Nothing"/>.</param>
public sealed record DigitScenes(Tensor Images, Tensor Boxes, Tensor Labels)
{
    /// <summary>The side of a scene in pixels.</summary>
    public const int Side = 64;

    /// <summary>The label of a place where there is no digit.</summary>
    public const int Nothing = 10;

    private const int Margin = 4;        // an MNIST digit fills 20 of its 28 pixels …
    private const int Written = 20;      // … and these are drawn
    private const int Shreds = 8;        // in each scene, one of which is asked about
    private const double Noise = 0.05;   // of the camera, in units of full contrast
    private static readonly (int Least, int Most) Large = (20, 28), Small = (7, 10), Shred = (5, 9);

    /// <summary>Draws scenes.</summary>
    /// <param name="digits">28×28 in grey, with labels from 0 to 9.</param>
    /// <param name="count">N.</param>
    /// <param name="seed">Of which digits, where, and how large.</param>
    public static DigitScenes Draw(ImageSet digits, int count, ulong seed)
    {
        using var scope = NewDisposeScope();
        var (images, boxes, labels) = (new Tensor[count], new float[count, 4, 3], new long[count, 4]);
        using var pool = digits.Images.cpu().narrow(2, Margin, Written).narrow(3, Margin, Written).to_type(ScalarType.Float32) / 255; // (M, 1, 20, 20)
        using var names = digits.Labels.cpu();
        for (var i = 0; i < count; i++) images[i] = Scene(i);
        var pictures = (stack(images).clamp(0, 1) * 2) - 1;
        return new DigitScenes(pictures.MoveToOuterDisposeScope(), tensor(boxes).MoveToOuterDisposeScope(), tensor(labels).MoveToOuterDisposeScope());

        Tensor Scene(int number)
        {
            using var own = NewDisposeScope();
            var random = SplitMix64.Stream(seed, (ulong)number);
            var (canvas, taken) = (zeros(1, Side, Side), new List<(int X, int Y, int Side)>());
            foreach (var (place, size) in new[] { Large, Small, Small }.Index())
            {
                var which = random.Below((int)digits.Count);
                Put(place, size, pool[which]);
                labels[number, place] = names[which].item<long>();
            }

            for (var shred = 0; shred < Shreds; shred++)
                Put(shred == 0 ? 3 : null, Shred, pool[random.Below((int)digits.Count)].narrow(1, random.Below(10), 10).narrow(2, random.Below(10), 10));
            labels[number, 3] = Nothing;
            return (canvas + Noise * Normals(random)).MoveToOuterDisposeScope();

            void Put(int? place, (int Least, int Most) size, Tensor what)
            {
                var side = size.Least + random.Below(size.Most - size.Least + 1);
                var (x, y) = Free(random, taken, side);
                taken.Add((x, y, side));
                canvas.narrow(1, y, side).narrow(2, x, side).copy_(Resized(what, side));
                if (place is not { } at) return;
                (boxes[number, at, 0], boxes[number, at, 1], boxes[number, at, 2]) = (x + (side / 2f), y + (side / 2f), side);
            }
        }
    }

    private static Tensor Resized(Tensor what, int side)
    {
        var one = what.unsqueeze(0);
        var sized = side < what.shape[1] ? adaptive_avg_pool2d(one, side) : interpolate(one, size: [side, side], mode: InterpolationMode.Bilinear, align_corners: false);
        return sized.squeeze(0);
    }

    private static (int X, int Y) Free(SplitMix64 random, List<(int X, int Y, int Side)> taken, int side)
    {
        while (true)
        {
            var (x, y) = (random.Below(Side - side), random.Below(Side - side));
            if (taken.All(other => x >= other.X + other.Side || other.X >= x + side || y >= other.Y + other.Side || other.Y >= y + side)) return (x, y);
        }
    }

    private static Tensor Normals(SplitMix64 random) =>
        tensor([.. Enumerable.Range(0, Side * Side).Select(_ => (float)random.Normal())]).view(1, Side, Side);
}
