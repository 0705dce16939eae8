using static TorchSharp.torch;

namespace Minimax.Layers;

/// <summary>A discriminator or classifier that shows what it sees before it decides.</summary>
public interface IFeatures
{
    /// <summary>A hidden layer.</summary>
    /// <param name="examples">(B, …).</param>
    /// <returns>(B, features).</returns>
    Tensor Features(Tensor examples);
}
