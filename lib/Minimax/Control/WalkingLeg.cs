using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Control;

/// <summary>
/// A leg in the air, thigh, shank and foot, whose hip is held: it is to move as if it walked. Somebody with a clock has done that and was filmed;
/// a policy has no clock.
/// </summary>
/// <remarks>A stride is a few waves, drawn by hand and roughly as people walk: it is no motion capture of anybody.</remarks>
public sealed class WalkingLeg : IControlTask
{
    private const int Substeps = 10;                                                      // of the motors' controllers, in an action
    private const double Range = 1.3;                                                     // radians: an action of ±1
    private static readonly double[] Stiffness = [150, 60, 8];                            // N m per radian: hip, knee, ankle
    private static readonly double[] Damping = [12, 4, 0.5];                              // N m per radian and second
    private static readonly double[] Strength = [90, 50, 8];                              // N m
    private readonly Tensor cycle;                                                        // (P, 6): joints and speeds of one stride

    /// <summary>In seconds: how long an action lasts.</summary>
    public const double Tick = 0.05;

    /// <summary>P: actions of a stride, which takes 1.2 s.</summary>
    public const int Period = 24;

    /// <summary>A leg, and the stride of its demonstrator.</summary>
    public WalkingLeg()
    {
        using var scope = NewDisposeScope();
        cycle = Joints(Demonstration(Period)[..^1]).DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public Chain Body { get; } = new([0.45, 0.45, 0.2], [3, 2, 0.5]);

    /// <inheritdoc/>
    public int Observed => 6;

    /// <inheritdoc/>
    public int Actions => 3;

    /// <summary>Somewhere in the stride, up to 0.2 radians and 1 radian per second beside it.</summary>
    /// <inheritdoc/>
    public Tensor Start(long count, Device? device = null)
    {
        using var scope = NewDisposeScope();
        var beside = ((rand(count, 6, ScalarType.Float64) * 2) - 1) * tensor(new[] { 0.2, 0.2, 0.2, 1, 1, 1 });
        var joints = cycle[randint(Period, [count], ScalarType.Int64)] + beside;
        return joints.view(-1, 2, 3).cumsum(2).view(-1, 6).to(device ?? CPU).MoveToOuterDisposeScope();
    }

    /// <summary>Angles and speeds of hip, knee and ankle, each against the part above: (B, 6), in radians and radians per second.</summary>
    /// <param name="states">(B, 6).</param>
    public static Tensor Joints(Tensor states)
    {
        var parts = states.view(-1, 2, 3);
        return cat([parts.narrow(2, 0, 1), parts.diff(1, 2)], 2).view(-1, 6);
    }

    /// <summary>The joints, and a fifth of their speeds.</summary>
    /// <inheritdoc/>
    public Tensor Observe(Tensor states)
    {
        var joints = Joints(states);
        return cat([joints.narrow(1, 0, 3), joints.narrow(1, 3, 3) / 5], 1).to_type(ScalarType.Float32);
    }

    /// <summary>An action says where the joints should be; a spring and a damper in each motor pull it there, as strongly as it can.</summary>
    /// <inheritdoc/>
    public Tensor Next(Tensor states, Tensor actions)
    {
        using var scope = NewDisposeScope();
        var (wanted, device) = (actions.to_type(ScalarType.Float64).clamp(-1, 1) * Range, states.device);
        Tensor Row(double[] numbers) => tensor(numbers, device: device);
        for (var i = 0; i < Substeps; i++)
        {
            var joints = Joints(states);
            var torques = (Row(Stiffness) * (wanted - joints.narrow(1, 0, 3))) - (Row(Damping) * joints.narrow(1, 3, 3));
            states = Body.After(states, torques.minimum(Row(Strength)).maximum(-Row(Strength)), Tick / Substeps, steps: 1);
        }

        return states.MoveToOuterDisposeScope();
    }

    /// <summary>exp(−d² / (2 · 0.4²)), where d is how far the joints, and a tenth of their speeds, are from the nearest moment of the stride.</summary>
    /// <inheritdoc/>
    public Tensor Reward(Tensor states)
    {
        using var scope = NewDisposeScope();
        var scale = tensor(new[] { 1, 1, 1, 0.1, 0.1, 0.1 }, device: states.device);
        var d = cdist(Joints(states) * scale, cycle.to(states.device) * scale).amin([1L]);
        return (d.square() / (-2 * 0.4 * 0.4)).exp().to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>What the demonstrator's clock says at an action of the stride.</summary>
    /// <param name="action">From 0; a stride later it says the same.</param>
    /// <returns>(1, 3), in [-1, 1].</returns>
    public static Tensor Clock(int action)
    {
        var phase = 2 * Math.PI * action / Period;
        double[] wanted = [0.15 + (0.6 * Math.Cos(phase)), -0.75 - (0.55 * Math.Cos(phase + 1.9)), 0.1 + (0.3 * Math.Sin(phase))];
        return tensor(wanted).view(1, 3) / Range;
    }

    /// <summary>The demonstrator, after three strides to settle down.</summary>
    /// <param name="actions">T.</param>
    /// <returns>(T + 1, 6), float64: states.</returns>
    public Tensor Demonstration(int actions)
    {
        using var scope = NewDisposeScope();
        var states = new List<Tensor> { zeros(1, 6, ScalarType.Float64) };
        for (var t = 0; t < actions + (3 * Period); t++) states.Add(Next(states[^1], Clock(t)));
        return cat([.. states])[(3 * Period)..].MoveToOuterDisposeScope();
    }
}
