using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>Independent parts, side by side: p(z) p(c) …, such as noise and a class.</summary>
/// <param name="parts">Each to a share of the latent's numbers, in this order.</param>
public sealed class JoinedPrior(params IPrior[] parts) : IPrior
{
    public Tensor Draw(long count, Device? device = null) => cat([.. parts.Select(part => part.Draw(count, device))], 1);
}
