using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// Each place of a map looks at all others, however far, and takes up what it finds there: Zhang et al., "Self-Attention Generative Adversarial Networks"
/// (arXiv 1805.08318), section 3. It knows no places: maps in another order come out in that order.
/// </summary>
public sealed class SelfAttention : Module<Tensor, Tensor>
{
    private readonly Conv2d key, query, value, back;    // f, g, h and v: convolutions of 1×1
    private readonly Parameter gamma;                   // (1)
    private readonly int maps;

    /// <param name="maps">C, feature maps in and out.</param>
    /// <param name="inner">C̄, what a place shows and is asked for; the paper's is C/8.</param>
    public SelfAttention(int maps, int inner) : base("SelfAttention")
    {
        this.maps = maps;
        (key, query, value) = (Conv2d(maps, inner, 1, bias: false), Conv2d(maps, inner, 1, bias: false), Conv2d(maps, inner, 1, bias: false));
        back = Conv2d(inner, maps, 1, bias: false);
        gamma = Parameter(zeros(1));                    // at first the layer is the identity: near things first
        RegisterComponents();
    }

    /// <summary>β_ji = softmax over i of f(x_i)ᵀ g(x_j): how much place j looks at place i (equation 1).</summary>
    /// <param name="x">(B, C, h, w).</param>
    /// <returns>(B, h·w, h·w); each row sums to 1.</returns>
    public Tensor Attention(Tensor x)
    {
        this.Checked("maps", x, maps, InputShape.Any, InputShape.Any);
        return query.call(x).flatten(2).transpose(1, 2).bmm(key.call(x).flatten(2)).softmax(2);
    }

    /// <summary>γ o + x, where o_j = v(Σ_i β_ji h(x_i)) (equations 2 and 3).</summary>
    /// <param name="x">(B, C, h, w).</param>
    /// <returns>(B, C, h, w).</returns>
    public override Tensor forward(Tensor x)
    {
        var found = Attention(x).bmm(value.call(x).flatten(2).transpose(1, 2));                         // (B, h·w, C̄)
        return (gamma * back.call(found.transpose(1, 2).view(x.shape[0], -1, x.shape[2], x.shape[3]))) + x;
    }
}
