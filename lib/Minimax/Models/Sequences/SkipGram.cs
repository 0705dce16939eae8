using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A vector for each word and one for each word beside it: s(x, y) = u_x · v_y + b_y. Skip-gram of Mikolov et al. (arXiv 1310.4546), with a bias. As an
/// adversary the same network is a distribution, p(y | x) = softmax_y s(x, y).
/// </summary>
public sealed class SkipGram : Module<Tensor, Tensor, Tensor>
{
    private readonly Embedding words;
    private readonly Linear contexts;

    /// <param name="vocabulary">How many words there are.</param>
    /// <param name="beside">How many words may stand beside them.</param>
    /// <param name="dimensions">Numbers of a vector.</param>
    public SkipGram(int vocabulary, int beside, int dimensions) : base("SkipGram")
    {
        words = Embedding(vocabulary, dimensions);
        contexts = Linear(dimensions, beside);
        init.normal_(words.weight!, 0, 1 / Math.Sqrt(dimensions));
        init.normal_(contexts.weight!, 0, 1 / Math.Sqrt(dimensions));
        RegisterComponents();
    }

    /// <summary>(vocabulary, dimensions): what is learnt of the words.</summary>
    public Tensor Vectors => words.weight!.detach();

    /// <summary>s(x, y) for pairs.</summary>
    /// <param name="x">(B) words.</param>
    /// <param name="y">(B, n) words beside them, n for each.</param>
    /// <returns>(B, n) scores.</returns>
    public override Tensor forward(Tensor x, Tensor y)
    {
        var beside = contexts.weight!.index_select(0, y.flatten()).view(y.shape[0], y.shape[1], -1);     // (B, n, D)
        return (words.call(x).unsqueeze(1) * beside).sum(2) + contexts.bias!.index_select(0, y.flatten()).view_as(y);
    }

    /// <summary>s(x, y) for all y.</summary>
    /// <param name="x">(B) words.</param>
    /// <returns>(B, contexts) scores.</returns>
    public Tensor All(Tensor x) => contexts.call(words.call(x));
}
