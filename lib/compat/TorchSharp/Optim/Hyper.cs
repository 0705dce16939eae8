using System.Runtime.CompilerServices;

namespace TorchSharp.Modules;

/// <summary>Checks of hyper-parameters.</summary>
static class Hyper
{
    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0))
            throw new ArgumentException($"{name} must not be negative: {value}.", name);
    }

    public static void Decay(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && value < 1))
            throw new ArgumentException($"{name} must be at least 0 and below 1: {value}.", name);
    }
}
