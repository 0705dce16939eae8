using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Control;

/// <summary>
/// Rods that hang from each other in a plane, without mass, with a point mass at the end of each: one is a pendulum, three are a leg that hangs from its hip.
/// A motor sits in each joint. Deterministic: the same state and torques give the same state, bit for bit.
/// </summary>
/// <remarks>A state is (θ₁ … θ_N, ω₁ … ω_N): angles from hanging straight down, in radians and not wrapped, and their speeds per second.</remarks>
public sealed class Chain
{
    private readonly double[] lengths;
    private readonly double[] carried; // mass from each joint's far end on: Σ_{k ≥ i} m_k

    /// <param name="lengths">l_i, in metres, from the fixed point on.</param>
    /// <param name="masses">m_i, in kilograms.</param>
    public Chain(IReadOnlyList<double> lengths, IReadOnlyList<double> masses)
    {
        if (lengths.Count == 0 || lengths.Count != masses.Count) throw new ArgumentException($"{lengths.Count} rods have {masses.Count} masses.", nameof(masses));
        if (lengths.Concat(masses).Any(number => !(number > 0))) throw new ArgumentException("Lengths and masses are above 0.", nameof(lengths));
        this.lengths = [.. lengths];
        carried = [.. masses.Select((_, i) => masses.Skip(i).Sum())];
    }

    /// <summary>N.</summary>
    public int Links => lengths.Length;

    /// <summary>g, in metres per second squared.</summary>
    public double Gravity { get; init; } = 9.81;

    /// <summary>b: what a joint's bearing takes away, in newton metres for each radian per second. 0 keeps all energy.</summary>
    public double Friction { get; init; }

    /// <summary>The states a while later, by steps of Runge and Kutta's fourth order.</summary>
    /// <param name="states">(B, 2 N), float64.</param>
    /// <param name="torques">(B, N): of the motor in each joint, in newton metres; constant for that while.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="steps">Into how many steps that is cut.</param>
    /// <returns>(B, 2 N), float64, on the states' device; the motion itself is computed on the CPU.</returns>
    public Tensor After(Tensor states, Tensor torques, double seconds, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var (moved, pull) = (Numbers(states, 2 * Links, nameof(states)), Numbers(torques, Links, nameof(torques)));
        for (var row = 0; row < moved.Length / (2 * Links); row++)
        {
            var state = moved.AsSpan(row * 2 * Links, 2 * Links);
            for (var i = 0; i < steps; i++) Step(state, pull.AsSpan(row * Links, Links), seconds / steps);
        }

        return tensor(moved, states.shape, device: states.device);
    }

    /// <summary>E = ½ Σ_ij μ_ij l_i l_j cos(θ_i − θ_j) ω_i ω_j − g Σ_i μ_ii l_i cos θ_i, in joules: 0 if all rods lie level and rest.</summary>
    /// <param name="states">(B, 2 N).</param>
    /// <returns>(B), float64.</returns>
    public Tensor Energy(Tensor states)
    {
        var parts = states.to_type(ScalarType.Float64).chunk(2, 1);                        // (B, N) each
        var energy = zeros(states.shape[0], ScalarType.Float64, states.device);
        for (var i = 0; i < Links; i++)
        {
            energy -= Gravity * carried[i] * lengths[i] * parts[0].select(1, i).cos();
            for (var j = 0; j < Links; j++)
                energy += Coupling(i, j) / 2 * (parts[0].select(1, i) - parts[0].select(1, j)).cos() * parts[1].select(1, i) * parts[1].select(1, j);
        }

        return energy;
    }

    /// <summary>Where the rods end: the fixed point first, x to the right and y up.</summary>
    /// <param name="states">(B, 2 N).</param>
    /// <returns>(B, N + 1, 2), in metres.</returns>
    public Tensor Places(Tensor states)
    {
        var angles = states.narrow(1, 0, Links);
        var steps = stack([angles.sin(), -angles.cos()], -1) * tensor(lengths, device: states.device).view(1, Links, 1); // (B, N, 2)
        return cat([zeros_like(steps.narrow(1, 0, 1)), steps.cumsum(1)], 1);
    }

    /// <summary>One step of Runge and Kutta's: of a state (2 N) under torques (N).</summary>
    internal void Step(Span<double> state, ReadOnlySpan<double> torques, double h)
    {
        Span<double> at = stackalloc double[state.Length], slope = stackalloc double[state.Length], sum = stackalloc double[state.Length];
        ReadOnlySpan<double> reach = [0, h / 2, h / 2, h], weights = [h / 6, h / 3, h / 3, h / 6];
        for (var k = 0; k < reach.Length; k++)
        {
            for (var i = 0; i < at.Length; i++) at[i] = state[i] + (reach[k] * slope[i]);
            Slope(at, torques, slope);
            for (var i = 0; i < at.Length; i++) sum[i] += weights[k] * slope[i];
        }

        for (var i = 0; i < state.Length; i++) state[i] += sum[i];
    }

    internal static double[] Numbers(Tensor rows, int width, string name)
    {
        if (rows.shape is not [_, var found] || found != width) throw new ArgumentException($"Rows of {width} numbers are due, not ({string.Join(", ", rows.shape)}).", name);
        using var scope = NewDisposeScope();
        return rows.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    /// <summary>μ_ij l_i l_j: what two rods carry together, the mass beyond the later of them.</summary>
    private double Coupling(int i, int j) => carried[Math.Max(i, j)] * lengths[i] * lengths[j];

    /// <summary>Σ_j M_ij ω̇_j = Q_i − Σ_j μ_ij l_i l_j sin(θ_i − θ_j) ω_j² − g μ_ii l_i sin θ_i, with M_ij = μ_ij l_i l_j cos(θ_i − θ_j).</summary>
    private void Slope(ReadOnlySpan<double> state, ReadOnlySpan<double> torques, Span<double> slope)
    {
        var n = Links;
        ReadOnlySpan<double> angles = state[..n], speeds = state[n..];
        Span<double> mass = stackalloc double[n * n];
        speeds.CopyTo(slope);
        for (var i = 0; i < n; i++)
        {
            var force = Joint(i, speeds, torques) - (Gravity * carried[i] * lengths[i] * Math.Sin(angles[i]));
            if (i + 1 < n) force -= Joint(i + 1, speeds, torques);                          // a motor pushes back on the rod that holds it
            for (var j = 0; j < n; j++)
            {
                var (sin, cos) = Math.SinCos(angles[i] - angles[j]);
                mass[(i * n) + j] = Coupling(i, j) * cos;
                force -= Coupling(i, j) * sin * speeds[j] * speeds[j];
            }

            slope[n + i] = force;
        }

        Solve(mass, slope[n..]);
    }

    /// <summary>The motor's torque less what the bearing takes.</summary>
    private double Joint(int i, ReadOnlySpan<double> speeds, ReadOnlySpan<double> torques) =>
        torques[i] - (Friction * (speeds[i] - (i > 0 ? speeds[i - 1] : 0)));

    /// <summary>x = M⁻¹ x by Gauss's elimination; M is symmetric and positive, so that no rows need to be exchanged.</summary>
    private static void Solve(Span<double> m, Span<double> x)
    {
        var n = x.Length;
        for (var k = 0; k < n; k++)
        {
            for (var i = k + 1; i < n; i++)
            {
                var share = m[(i * n) + k] / m[(k * n) + k];
                for (var j = k; j < n; j++) m[(i * n) + j] -= share * m[(k * n) + j];
                x[i] -= share * x[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++) x[i] -= m[(i * n) + j] * x[j];
            x[i] /= m[(i * n) + i];
        }
    }
}
