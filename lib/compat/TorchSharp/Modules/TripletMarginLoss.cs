using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>
/// max(0, |anchor − positive|ₚ − |anchor − negative|ₚ + <see cref="margin"/>), with |positive − negative|ₚ where that is smaller and <c>swap</c> is
/// set.
/// </summary>
public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    readonly double eps;
    readonly bool swap;

    public TripletMarginLoss(double margin = 1, long p = 2, double eps = 1E-06, bool swap = false, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction)
    {
        this.margin = margin;
        this.p = p;
        this.eps = eps;
        this.swap = swap;
    }

    public double margin { get; }

    public long p { get; }

    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) =>
        F.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction);
}
