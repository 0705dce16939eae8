using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A convolution whose weights a style scales, and that scales its outputs back to the size they would have had: Karras et al., StyleGAN2 (arXiv
/// 1912.04958), equations 1 to 3. What it replaces, normalising each map by its own statistics, forgets how large maps were; this only expects them.
/// </summary>
/// <remarks>
/// The images' weights differ, so the maps are scaled before and after one convolution for all: w′ᵢⱼₖ = sᵢ wᵢⱼₖ acts on x as w acts on sᵢ xᵢ.
/// </remarks>
public sealed class ModulatedConv2d : Module<Tensor, Tensor, Tensor>
{
    private const double Epsilon = 1e-8; // a style of zeros must not divide by zero
    private readonly Parameter weight;   // (to, from, k, k)
    private readonly bool demodulates;
    private readonly long padding;

    /// <param name="from">Maps in.</param>
    /// <param name="to">Maps out.</param>
    /// <param name="kernel">Pixels a side, odd; a border of zeros keeps the size.</param>
    /// <param name="demodulates">False leaves the outputs as large as the style made them: for the layer that paints.</param>
    public ModulatedConv2d(int from, int to, int kernel, bool demodulates = true) : base("ModulatedConv2d")
    {
        weight = Parameter(randn(to, from, kernel, kernel) / Math.Sqrt(from * kernel * kernel));
        (this.demodulates, padding) = (demodulates, kernel / 2);
        RegisterComponents();
    }

    /// <param name="maps">(B, from, s, s).</param>
    /// <param name="style">(B, from): sᵢ, by how much each map counts.</param>
    /// <returns>(B, to, s, s); of unit variance for maps that are white noise of unit variance, whatever the style, if it demodulates.</returns>
    public override Tensor forward(Tensor maps, Tensor style)
    {
        this.Checked("maps", maps, weight.shape[1], InputShape.Any, InputShape.Any);
        this.Checked("styles", style, weight.shape[1]);
        var y = functional.conv2d(maps * style.unsqueeze(2).unsqueeze(3), weight, padding: [padding, padding]);
        return demodulates ? y * Shrink(style).unsqueeze(2).unsqueeze(3) : y;
    }

    /// <summary>1 / √(Σᵢₖ (sᵢ wᵢⱼₖ)² + ε), the sum over maps in and pixels of the kernel: (B, to).</summary>
    private Tensor Shrink(Tensor style) => (style.square().matmul(weight.square().sum([2, 3]).t()) + Epsilon).rsqrt();
}
