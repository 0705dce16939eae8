using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The second adversary of A-Fast-RCNN (arXiv 1704.03414), section 4.2: looks at the features of an object and says how far each group of maps is to be turned.
/// </summary>
/// <remarks>Deviation: the paper's only turns; this one may shift as well, if it is let.</remarks>
public sealed class DeformationNet : Module<Tensor, Tensor>
{
    private const int Moves = 3; // an angle and two shifts

    private readonly Sequential layers;
    private readonly Tensor limits;
    private readonly int features;

    /// <param name="features">maps · bins².</param>
    /// <param name="groups">Of maps that move together: four in the paper.</param>
    /// <param name="degrees">The largest angle, either way: 10 in the paper; a digit upside down may be another digit.</param>
    /// <param name="shift">The longest shift along an axis, of which 1 is half a map.</param>
    /// <param name="hidden">Units of its hidden layer.</param>
    public DeformationNet(int features, int groups = 4, double degrees = 10, double shift = 0, int hidden = 128) : base("DeformationNet")
    {
        this.features = features;
        layers = Sequential(Linear(features, hidden), ReLU(), Linear(hidden, groups * Moves), Tanh());
        limits = tensor([(float)(degrees * Math.PI / 180), (float)shift, (float)shift]);
        register_buffer("limits", limits);
        RegisterComponents();
    }

    /// <param name="seen">(B, features).</param>
    /// <returns>(B, groups, 3) moves of a <see cref="SpatialTransform"/>.</returns>
    public override Tensor forward(Tensor seen) => layers.call(this.Checked("features", seen, features)).view(seen.shape[0], -1, Moves) * limits;
}
