using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Control;

/// <summary>A pendulum is to stand on its head. Its motor is too weak to lift it: it has to be swung up.</summary>
public sealed class SwingUp : IControlTask
{
    private const double Mass = 1, Length = 1; // a kilogram on a metre

    /// <summary>In newton metres: a third of what would hold the rod level.</summary>
    public const double Strength = 3;

    /// <summary>In seconds: how long an action lasts.</summary>
    public const double Tick = 0.1;

    /// <inheritdoc/>
    public Chain Body { get; } = new([Length], [Mass]);

    /// <inheritdoc/>
    public int Observed => 3;

    /// <inheritdoc/>
    public int Actions => 1;

    /// <summary>Anywhere below the level of the joint, at up to one radian per second.</summary>
    /// <inheritdoc/>
    public Tensor Start(long count, Device? device = null)
    {
        var drawn = (rand(count, 2, ScalarType.Float64, device) * 2) - 1;
        return drawn * tensor(new[] { Math.PI / 2, 1 }, device: device);
    }

    /// <summary>(cos θ, sin θ, ω / 8): an angle has no beginning, and 8 is about as fast as it gets.</summary>
    /// <inheritdoc/>
    public Tensor Observe(Tensor states)
    {
        var (angle, speed) = (states.narrow(1, 0, 1), states.narrow(1, 1, 1));
        return cat([angle.cos(), angle.sin(), speed / 8], 1).to_type(ScalarType.Float32);
    }

    /// <inheritdoc/>
    public Tensor Next(Tensor states, Tensor actions) => Body.After(states, actions.clamp(-1, 1) * Strength, Tick, steps: 4);

    /// <summary>How high the mass is: (1 − cos θ) / 2, 1 if it stands on its head.</summary>
    /// <inheritdoc/>
    public Tensor Reward(Tensor states) => ((1 - states.select(1, 0).cos()) / 2).to_type(ScalarType.Float32);

    /// <summary>
    /// The expert. Far from the top it pushes in the direction of the motion until the energy is that of the top; near it, it holds the rod there by
    /// a linear feedback of angle and speed.
    /// </summary>
    /// <param name="states">(B, 2).</param>
    /// <returns>(B, 1), in [-1, 1].</returns>
    public Tensor Expert(Tensor states)
    {
        const double close = 0.35;                                                              // radians in which the motor can hold the rod
        var (angle, speed) = (states.narrow(1, 0, 1), states.narrow(1, 1, 1));
        var off = (angle.sin() * -1).atan2(angle.cos() * -1);                                   // (B, 1): from the top, in (-π, π]
        var missing = (Mass * Body.Gravity * Length) - Body.Energy(states).unsqueeze(1);        // joules
        var pump = 2 * speed * missing;
        var hold = (-20 * off) - (6 * speed);
        return where(off.abs().lt(close), hold, pump).div(Strength).clamp(-1, 1).to_type(ScalarType.Float32);
    }
}
