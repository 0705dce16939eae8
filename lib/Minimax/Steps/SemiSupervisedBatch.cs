using static TorchSharp.torch;

namespace Minimax.Steps;

/// <summary>What one semi-supervised step sees.</summary>
/// <param name="Labelled">(L, …): the few examples that have labels.</param>
/// <param name="Labels">(L), int64.</param>
/// <param name="Unlabelled">(B, …): of the many that have none.</param>
public readonly record struct SemiSupervisedBatch(Tensor Labelled, Tensor Labels, Tensor Unlabelled);
