using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Steps;

/// <summary>Pictures of avatars and what they show.</summary>
/// <param name="Images">(B, 3, S, S) in [-1, 1].</param>
/// <param name="Attributes">Of the same people.</param>
public sealed record AvatarBatch(Tensor Images, AvatarTable Attributes);
