using Minimax.Layers;
using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>One of K classes, each as likely as another, as a one-hot vector.</summary>
/// <param name="classes">K.</param>
public sealed class CategoryPrior(int classes) : IPrior
{
    public Tensor Draw(long count, Device? device = null) => Labelled.OneHot(randint(classes, new[] { count }, ScalarType.Int64, device), classes);
}
