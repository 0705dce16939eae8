using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>What one training step sees: <c>Images</c> (B, C, H, W) float32 and <c>Labels</c> (B) int64, on the device of their set.</summary>
public readonly record struct ImageBatch(Tensor Images, Tensor Labels);
