using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A codebook: each place of a map is replaced by the nearest of K vectors, so that a picture becomes a few whole numbers. Van den Oord, Vinyals and
/// Kavukcuoglu, "Neural Discrete Representation Learning", VQ-VAE (arXiv 1711.00937), section 3.
/// </summary>
public sealed class VectorQuantiser : Module<Tensor, Tensor>
{
    private readonly Parameter codes;   // (K, maps)
    private readonly double commitment;

    /// <param name="count">K, the codes to choose from.</param>
    /// <param name="maps">The length of a code.</param>
    /// <param name="commitment">β, how much a map pays for being far from its code; the paper's is 0.25.</param>
    public VectorQuantiser(int count, int maps, double commitment = 0.25) : base("VectorQuantiser")
    {
        codes = Parameter((rand(count, maps) * 2 - 1) / count); // near the middle of the maps: each is soon somebody's nearest
        this.commitment = commitment;
        RegisterComponents();
    }

    /// <summary>The number of the nearest code, arg minₖ ‖z − eₖ‖: equation 1.</summary>
    /// <param name="maps">(B, maps, h, w).</param>
    /// <returns>(B, h, w), int64.</returns>
    public Tensor Nearest(Tensor maps)
    {
        using var still = no_grad();
        this.Checked("maps", maps, codes.shape[1], InputShape.Any, InputShape.Any);
        return cdist(maps.movedim([1], [3]).flatten(0, 2), codes).argmin(1).view(maps.shape[0], maps.shape[2], maps.shape[3]);
    }

    /// <summary>The codes of given numbers.</summary>
    /// <param name="numbers">(B, h, w), int64.</param>
    /// <returns>(B, maps, h, w).</returns>
    public Tensor Look(Tensor numbers) => codes.index_select(0, numbers.flatten()).view([.. numbers.shape, codes.shape[1]]).movedim([3], [1]);

    /// <summary>
    /// The nearest codes, through which a gradient passes as if they were the maps (straight-through: z + sg[e − z]), and what they cost (equation 3 without
    /// its first term): ‖sg[z] − e‖² draws a code to its maps, β ‖z − sg[e]‖² holds the maps at their code.
    /// </summary>
    /// <param name="maps">z: (B, maps, h, w).</param>
    /// <returns>(B, maps, h, w), and the cost of a picture: the sum over its places, the mean over the batch.</returns>
    public (Tensor Codes, Tensor Cost) Of(Tensor maps)
    {
        var nearest = Look(Nearest(maps));
        var cost = (maps.detach() - nearest).square() + (commitment * (maps - nearest.detach()).square());
        return (maps + (nearest - maps).detach(), cost.flatten(1).sum(1).mean());
    }

    /// <param name="maps">(B, maps, h, w).</param>
    /// <returns>(B, maps, h, w): the nearest codes.</returns>
    public override Tensor forward(Tensor maps) => Of(maps).Codes;
}
