using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>Between the ranges of continuous factors and [-1, 1], in which a network reads them.</summary>
internal static class AvatarReading
{
    /// <param name="amounts">(B, continuous factors), each in its range.</param>
    /// <returns>(B, continuous factors) in [-1, 1].</returns>
    public static Tensor Scaled(Tensor amounts) => ((amounts - Low(amounts.device)) * 2 / (1 - Low(amounts.device))) - 1;

    /// <param name="scaled">(B, continuous factors) in [-1, 1].</param>
    /// <returns>(B, continuous factors), each in its range.</returns>
    public static Tensor Amounts(Tensor scaled) => ((scaled + 1) * (1 - Low(scaled.device)) / 2) + Low(scaled.device);

    private static Tensor Low(Device device) => tensor(AvatarFactors.Continuous.Select(amount => amount.Low).ToArray(), device: device); // (continuous factors)
}
