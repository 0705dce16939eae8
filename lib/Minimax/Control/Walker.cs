using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Control;

/// <summary>
/// Two stiff legs and a hip, down a slope: a body that carries itself. On the way it is a <see cref="Chain"/> that stands on the foot of one leg while the
/// other one swings; where the swinging foot strikes the ground, the legs change places. Garcia, Chatterjee, Ruina and Coleman, "The Simplest Walking Model:
/// Stability, Complexity, and Scaling" (Journal of Biomechanical Engineering, 1998), with feet of some weight and a motor in the hip. Deterministic.
/// </summary>
/// <remarks>
/// <para>A state is (θ₁, θ₂, ω₁, ω₂, way, steps): the angles of the leg that stands, from its foot up, and of the one that swings, from the hip down, each from
/// hanging straight down, in radians, with their speeds; metres from the first foothold to this one; strikes so far.</para>
/// <para>As in the paper a stiff leg swings through the ground while it passes the other one: a strike is when its foot comes down in front. Whoever leans
/// too far lies on the ground for good.</para>
/// </remarks>
public sealed class Walker : IControlTask
{
    private const int Moving = 4, All = 6;                                                // numbers of a state: the chain's, and all
    private const int Substeps = 3;                                                       // of an action
    private const double Farthest = 0.8;                                                  // radians: who leans further than that has fallen
    private const double Shortest = 0.1;                                                  // metres: nearer to the foothold, a foot passes and does not strike
    private readonly double hip, foot;

    /// <summary>In newton metres: three times what would hold a leg level.</summary>
    public const double Strength = 6;

    /// <summary>In seconds: how long an action lasts.</summary>
    public const double Tick = 0.05;

    /// <param name="slope">γ: by how many radians the ground falls to the right.</param>
    /// <param name="hip">M, in kilograms.</param>
    /// <param name="foot">m, in kilograms.</param>
    public Walker(double slope = 0.04, double hip = 10, double foot = 0.2)
    {
        (Slope, this.hip, this.foot) = (slope, hip, foot);
        Body = new Chain([1, 1], [hip, foot]);                                            // a leg is a metre long
    }

    /// <summary>γ, in radians.</summary>
    public double Slope { get; }

    /// <inheritdoc/>
    public Chain Body { get; }

    /// <inheritdoc/>
    public int Observed => 4;

    /// <inheritdoc/>
    public int Actions => 1;

    /// <summary>On both feet, with a push that carries over the first step.</summary>
    /// <inheritdoc/>
    public Tensor Start(long count, Device? device = null)
    {
        using var scope = NewDisposeScope();
        var drawn = rand(2, count, ScalarType.Float64);
        var half = 0.2 + (0.15 * drawn[0]);                                                // radians: half of what is between the legs
        var push = (2 * Math.Sqrt(Body.Gravity) * (half / 2).sin()) + 0.05 + (0.55 * drawn[1]);
        return OnBothFeet(half, push).to(device ?? CPU).MoveToOuterDisposeScope();
    }

    /// <summary>States just after a strike.</summary>
    /// <param name="half">(B): half the angle between the legs, in radians.</param>
    /// <param name="speed">(B): of the hip around the foot in front, in radians per second.</param>
    /// <returns>(B, 6), float64.</returns>
    public Tensor OnBothFeet(Tensor half, Tensor speed)
    {
        var none = zeros_like(half);
        return stack([half + Math.PI - Slope, -half - Slope, -speed, -speed * (2 * half).cos(), none, none], 1);
    }

    /// <summary>How far the leg that stands leans back from the slope's upright, and how far forward the other one is swung: (B, 2), in radians.</summary>
    /// <param name="states">(B, 6).</param>
    public Tensor Legs(Tensor states) =>
        states.narrow(1, 0, 2) + tensor(new[] { Slope - Math.PI, Slope }, device: states.device);

    /// <summary>The legs, three times, and their speeds, the swinging one's by three: numbers of about 1.</summary>
    /// <inheritdoc/>
    public Tensor Observe(Tensor states)
    {
        var legs = Legs(states) * 3;
        return cat([legs, states.narrow(1, 2, 2) / tensor(new[] { 1.0, 3 }, device: states.device)], 1).to_type(ScalarType.Float32);
    }

    /// <summary>The hip's motor pulls the swinging leg forward, and the standing one back.</summary>
    /// <inheritdoc/>
    public Tensor Next(Tensor states, Tensor actions)
    {
        using var scope = NewDisposeScope();
        var (moved, torques) = (Chain.Numbers(states, All, nameof(states)), Chain.Numbers(actions.clamp(-1, 1) * Strength, 1, nameof(actions)));
        if (torques.Length * All != moved.Length) throw new ArgumentException($"{torques.Length} actions for {moved.Length / All} walkers.", nameof(actions));
        for (var row = 0; row < torques.Length; row++)
        {
            for (var i = 0; i < Substeps; i++) Move(moved.AsSpan(row * All, All), [0, torques[row]], Tick / Substeps);
        }

        return tensor(moved, states.shape, device: states.device).MoveToOuterDisposeScope();
    }

    /// <summary>What a strike does to a state.</summary>
    /// <param name="states">(B, 6), with both feet on the ground.</param>
    /// <returns>(B, 6).</returns>
    public Tensor Struck(Tensor states)
    {
        var struck = Chain.Numbers(states, All, nameof(states));
        for (var row = 0; row < states.shape[0]; row++) Strike(struck.AsSpan(row * All, All));
        return tensor(struck, states.shape, device: states.device);
    }

    /// <summary>1 while it is on its feet, 0 where it lies.</summary>
    /// <inheritdoc/>
    public Tensor Reward(Tensor states) => Legs(states).select(1, 0).abs().le(Farthest).to_type(ScalarType.Float32);

    /// <summary>The expert: the faster the hip, the further ahead the foot is set. A spring and a damper bring the leg there.</summary>
    /// <param name="states">(B, 6).</param>
    /// <returns>(B, 1), in [-1, 1].</returns>
    public Tensor Expert(Tensor states)
    {
        var (swung, speeds) = (Legs(states).narrow(1, 1, 1), states.narrow(1, 2, 2));
        var wanted = (-0.35 * speeds.narrow(1, 0, 1)).clamp(0.1, 0.5);                      // radians: what falls fast needs long steps
        var torque = (20 * (wanted - swung)) - (4 * speeds.narrow(1, 1, 1));
        return (torque / Strength).clamp(-1, 1).to_type(ScalarType.Float32);
    }

    private void Move(Span<double> state, ReadOnlySpan<double> torques, double h)
    {
        if (HasFallen(state)) return;
        Span<double> before = stackalloc double[All];
        state.CopyTo(before);
        Body.Step(state[..Moving], torques, h);
        if (Clearance(before) >= 0 && Clearance(state) < 0 && Ahead(state) > Shortest)
        {
            var (early, late) = (0.0, h);                                                  // when, by halving
            for (var i = 0; i < 45; i++)
            {
                var middle = (early + late) / 2;
                before.CopyTo(state);
                Body.Step(state[..Moving], torques, middle);
                if (Clearance(state) < 0) late = middle;
                else early = middle;
            }

            Strike(state);
            Body.Step(state[..Moving], torques, h - late);
        }

        if (HasFallen(state)) state[2..Moving].Clear();
    }

    /// <summary>
    /// A stroke at the new foothold leaves two angular momenta as they are, those of the whole about it and of the leg behind about the hip. With c = −cos(θ₁ − θ₂)
    /// and s = sin(θ₁ − θ₂): ω₁' = ω₁ c / (1 + (m/M) s²), and the foot behind leaves along its leg, ω₂' = ω₁' c.
    /// </summary>
    private void Strike(Span<double> state)
    {
        var (sin, cos) = Math.SinCos(state[0] - state[1]);
        var way = state[4] + Ahead(state);
        var speed = -state[2] * cos / (1 + (foot / hip * sin * sin));
        (state[0], state[1]) = (state[1] + Math.PI, state[0] - Math.PI);                   // the leg in front stands, the one behind swings
        (state[2], state[3], state[4], state[5]) = (speed, -speed * cos, way, state[5] + 1);
    }

    private bool HasFallen(ReadOnlySpan<double> state) => Math.Abs(state[0] - Math.PI + Slope) > Farthest;

    /// <summary>How high the swinging foot is above the slope.</summary>
    private double Clearance(ReadOnlySpan<double> state) => -Math.Cos(state[0] + Slope) - Math.Cos(state[1] + Slope);

    /// <summary>How far along the slope the swinging foot is from the other one.</summary>
    private double Ahead(ReadOnlySpan<double> state) => Math.Sin(state[0] + Slope) + Math.Sin(state[1] + Slope);
}
