using Minimax.Data;
using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>Reads every factor of an avatar off its picture.</summary>
/// <remarks>It is the course's own: as small as two minutes on two cores ask for.</remarks>
public sealed class AvatarNet : Module<Tensor, Tensor>
{
    /// <summary>The side of a picture, in pixels.</summary>
    public const int Size = 64;
    private const int Hidden = 128;

    private readonly Sequential features;
    private readonly Linear head;

    public AvatarNet() : base("AvatarNet")
    {
        features = Sequential([
            .. Layer(3, 24, stride: 2),                                                                 // (B, 24, 32, 32)
            .. Layer(24, 48, stride: 1),                                                                // (B, 48, 32, 32)
            .. Layer(48, 64, stride: 2),                                                                // (B, 64, 16, 16)
            .. Layer(64, 96, stride: 2),                                                                // (B, 96, 8, 8)
            .. Layer(96, 128, stride: 2),                                                               // (B, 128, 4, 4)
            Flatten(), Linear(16 * 128, Hidden, hasBias: false), BatchNorm1d(Hidden), ReLU()]);        // (B, 128)
        head = Linear(Hidden, AvatarFactors.Discrete.Sum(factor => factor.Values.Count) + AvatarFactors.Continuous.Count);
        RegisterComponents();
    }

    /// <param name="images">(B, 3, 64, 64) in [-1, 1].</param>
    /// <returns>(B, answers): for each discrete factor a logit a value, then a number for each continuous one, -1 … 1 from its lowest to its highest value.</returns>
    public override Tensor forward(Tensor images) => Answers(Features(images));

    /// <summary>The last hidden layer.</summary>
    /// <param name="images">(B, 3, 64, 64) in [-1, 1].</param>
    /// <returns>(B, 128).</returns>
    public Tensor Features(Tensor images) => features.call(this.Checked("images", images, 3, Size, Size));

    /// <summary>What <see cref="forward"/> makes of <see cref="Features"/>.</summary>
    public Tensor Answers(Tensor seen) => head.call(this.Checked("features", seen, Hidden));

    /// <summary>The logits of each discrete factor, (B, values), and the continuous factors' numbers, (B, amounts).</summary>
    internal static (Tensor[] Logits, Tensor Amounts) Parts(Tensor answers)
    {
        var parts = answers.split([.. AvatarFactors.Discrete.Select(factor => (long)factor.Values.Count), AvatarFactors.Continuous.Count], 1);
        return (parts[..^1], parts[^1]);
    }

    private static Module<Tensor, Tensor>[] Layer(int from, int to, int stride) =>
        [Conv2d(from, to, 3, stride, padding: 1, bias: false), BatchNorm2d(to), ReLU(inplace: true)];
}
