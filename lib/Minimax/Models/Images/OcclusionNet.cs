using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The adversary of A-Fast-RCNN (arXiv 1704.03414) and of VITAL (arXiv 1804.04273): looks at the features of an object and says which window of them to hide.
/// </summary>
/// <remarks>Deviation: it names one of a few windows, where the papers' give a number for each bin and hide the highest or the lowest of them.</remarks>
public sealed class OcclusionNet : Module<Tensor, Tensor>
{
    private readonly Sequential layers;
    private readonly int features;

    /// <param name="features">maps · bins².</param>
    /// <param name="windows">How many it may choose from.</param>
    /// <param name="hidden">Units of its hidden layer.</param>
    public OcclusionNet(int features, int windows, int hidden = 128) : base("OcclusionNet")
    {
        this.features = features;
        layers = Sequential(Linear(features, hidden), ReLU(), Linear(hidden, windows));
        RegisterComponents();
    }

    /// <param name="seen">(B, features).</param>
    /// <returns>(B, windows) logits.</returns>
    public override Tensor forward(Tensor seen) => layers.call(this.Checked("features", seen, features));
}
