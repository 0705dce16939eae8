using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Control;

/// <summary>
/// A square of rooms, small enough for everything about a policy to be computed exactly. Four actions, up, right, down and left, lead to the next room or
/// against a wall; now and then the floor is slippery and any of the four happens. The walk begins in the first room, and the reward waits in the last.
/// </summary>
public sealed class GridWorld
{
    private static readonly (int Down, int Right)[] Moves = [(-1, 0), (0, 1), (1, 0), (0, -1)];

    /// <param name="side">Rooms in a row; S is its square.</param>
    /// <param name="slip">How likely it is that chance decides on the move.</param>
    /// <param name="gamma">γ.</param>
    public GridWorld(int side = 7, double slip = 0.2, double gamma = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 2);
        using var scope = NewDisposeScope();
        (Side, Gamma) = (side, gamma);
        var p = zeros(Rooms, Moves.Length, Rooms, ScalarType.Float64);
        for (var s = 0; s < Rooms; s++)
        {
            for (var a = 0; a < Moves.Length; a++)
            {
                var next = Next(s, Moves[a]);
                for (var wanted = 0; wanted < Moves.Length; wanted++) p[s, wanted, next] += (wanted == a ? 1 - slip : 0) + (slip / Moves.Length);
            }
        }

        (Transitions, Start, Reward) = (p, zeros(Rooms, ScalarType.Float64), zeros(Rooms, ScalarType.Float64));
        (Start[0], Reward[Rooms - 1]) = (1, 1);
        foreach (var mine in new[] { Transitions, Start, Reward }) mine.DetachFromDisposeScope();
    }

    /// <summary>Rooms in a row.</summary>
    public int Side { get; }

    /// <summary>S.</summary>
    public int Rooms => Side * Side;

    /// <summary>γ.</summary>
    public double Gamma { get; }

    /// <summary>P(s' | s, a): (S, 4, S).</summary>
    public Tensor Transitions { get; }

    /// <summary>p₀: (S).</summary>
    public Tensor Start { get; }

    /// <summary>r(s), for each moment in a room: (S).</summary>
    public Tensor Reward { get; }

    /// <summary>
    /// ρ_π(s, a) = π(a|s) Σ_t γ^t P(s_t = s): how often each pair happens, later times counting less. The rooms solve d = p₀ + γ P_πᵀ d, and ρ = d π.
    /// </summary>
    /// <param name="policy">π(a|s): (S, 4).</param>
    /// <returns>(S, 4), which sums to 1 / (1 − γ); with a gradient into the policy.</returns>
    public Tensor Occupancy(Tensor policy)
    {
        var walk = (policy.unsqueeze(2) * Transitions).sum(1);                                       // (S, S'): P_π
        var rooms = linalg.solve(eye(Rooms, dtype: ScalarType.Float64) - (Gamma * walk.t()), Start);        // (S)
        return rooms.unsqueeze(1) * policy;
    }

    /// <summary>π(a|s) = ρ(s, a) / Σ_a' ρ(s, a'): the only policy with that occupancy. Where nobody ever is, all actions are alike.</summary>
    /// <param name="occupancy">(S, 4).</param>
    public static Tensor PolicyOf(Tensor occupancy)
    {
        var rooms = occupancy.sum(1, keepdim: true);
        return where(rooms.gt(0), occupancy / rooms.clamp_min(1e-300), 1.0 / Moves.Length);
    }

    /// <summary>E Σ_t γ^t r(s_t) = Σ ρ(s, a) r(s).</summary>
    /// <param name="policy">(S, 4).</param>
    public double Return(Tensor policy)
    {
        using var scope = NewDisposeScope();
        return (Occupancy(policy).sum(1) * Reward).sum().item<double>();
    }

    /// <summary>The best policy, by value iteration.</summary>
    /// <returns>(S, 4): one action for each room, with probability 1.</returns>
    public Tensor Best()
    {
        using var scope = NewDisposeScope();
        var values = zeros(Rooms, ScalarType.Float64);
        for (var i = 0; i < 500; i++) values = Reward + (Gamma * Transitions.matmul(values).amax([1L]));
        return nn.functional.one_hot(Transitions.matmul(values).argmax(1), Moves.Length).to_type(ScalarType.Float64).MoveToOuterDisposeScope();
    }

    /// <summary>How often each pair came in walks of a policy, weighted by γ^t: an estimate of its occupancy. Draws from torch's generator.</summary>
    /// <param name="policy">(S, 4).</param>
    /// <param name="walks">How many.</param>
    /// <param name="steps">How long each is.</param>
    /// <returns>(S, 4), which sums to (1 − γ^steps) / (1 − γ).</returns>
    public Tensor Walked(Tensor policy, int walks, int steps)
    {
        using var scope = NewDisposeScope();
        var (rooms, seen) = (multinomial(Start, walks, replacement: true), zeros(Rooms * Moves.Length, ScalarType.Float64));
        for (var t = 0; t < steps; t++)
        {
            var actions = multinomial(policy[rooms], 1).squeeze(1);
            seen.index_add_(0, (rooms * Moves.Length) + actions, full([walks], Math.Pow(Gamma, t) / walks, ScalarType.Float64), 1);
            rooms = multinomial(Transitions[rooms, actions], 1).squeeze(1);
        }

        return seen.view(Rooms, Moves.Length).MoveToOuterDisposeScope();
    }

    private int Next(int room, (int Down, int Right) move)
    {
        var (row, column) = (Math.Clamp((room / Side) + move.Down, 0, Side - 1), Math.Clamp((room % Side) + move.Right, 0, Side - 1));
        return (row * Side) + column;
    }
}
