using Minimax.Control;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Control;

public sealed class ChainTests
{
    private static readonly Chain Pendulum = new([2], [3]);
    private static readonly Chain Two = new([1, 0.5], [2, 1]);

    [Theory]
    [InlineData(1, 8, 1e-6)]
    [InlineData(2, 8, 1e-6)]
    [InlineData(3, 20, 1e-5)]
    public void Without_motors_and_friction_the_energy_stays_to_a_millionth_of_the_largest(int links, int steps, double bound)
    {
        manual_seed(links);
        var chain = new Chain([.. Enumerable.Repeat(0.8, links)], [.. Enumerable.Repeat(1.5, links)]);
        var states = (rand(40, 2 * links, ScalarType.Float64) * 2) - 1;
        var before = chain.Energy(states);
        for (var t = 0; t < 50; t++) states = chain.After(states, zeros(40, links), 0.05, steps);
        (chain.Energy(states) - before).abs().max().item<double>().ShouldBeInRange(0, bound * before.abs().max().item<double>());
    }

    [Fact]
    public void Half_the_step_leaves_a_thirtieth_of_the_drift() // Runge and Kutta's fourth order loses energy with the fifth power of the step
    {
        var (coarse, fine) = (Drift(1), Drift(2));
        (coarse / fine).ShouldBeInRange(16, 64);

        static double Drift(int steps)
        {
            var states = tensor(new double[,] { { 1.5, 0 } });
            for (var t = 0; t < 100; t++) states = Pendulum.After(states, zeros(1, 1), 0.1, steps);
            return (Pendulum.Energy(states) - Pendulum.Energy(tensor(new double[,] { { 1.5, 0 } }))).abs().item<double>();
        }
    }

    [Fact]
    public void A_pendulum_accelerates_by_torque_over_inertia_less_gravity() // 6 / (3 · 4) − 9.81 / 2 · sin ½ = −1.851582
    {
        var next = Pendulum.After(tensor(new double[,] { { 0.5, 0 } }), tensor(new double[,] { { 6 } }), 1e-6, 1);
        (next[0, 1].item<double>() / 1e-6).ShouldBe(-1.851582, 1e-5);
    }

    [Fact]
    public void Two_rods_at_right_angles_are_what_the_paper_and_pencil_say()
    {
        // θ = (0, π/2), at rest, motor torques (1, 2): M = diag(3, ¼), forces 1 − 2 = −1 and 2 − 9.81 · 1 · ½ = −2.905
        var next = Two.After(tensor(new double[,] { { 0, Math.PI / 2, 0, 0 } }), tensor(new double[,] { { 1, 2 } }), 1e-6, 1);
        (next[0, 2].item<double>() / 1e-6).ShouldBe(-0.33333, 1e-5);
        (next[0, 3].item<double>() / 1e-6).ShouldBe(-11.62, 1e-4);
    }

    [Fact]
    public void The_whirling_rod_pulls_the_other_one() // θ = (0, π/2), ω = (0, 2): −μ l₁ l₂ sin(−π/2) · 4 = 2, over 3
    {
        var weightless = new Chain([1, 0.5], [2, 1]) { Gravity = 0 };
        var next = weightless.After(tensor(new double[,] { { 0, Math.PI / 2, 0, 2 } }), zeros(1, 2), 1e-6, 1);
        (next[0, 2].item<double>() / 1e-6).ShouldBe(0.66667, 1e-4);
    }

    [Fact]
    public void Friction_takes_energy_away()
    {
        var worn = new Chain([1, 0.5], [2, 1]) { Friction = 0.3 };
        var start = tensor(new double[,] { { 1, -1, 0.5, 2 } });
        (worn.Energy(worn.After(start, zeros(1, 2), 1, 100)) - worn.Energy(start)).item<double>().ShouldBeLessThan(-0.1);
    }

    [Fact]
    public void The_energy_is_that_of_the_masses_in_their_places()
    {
        manual_seed(3);
        var (states, h) = (rand(5, 4, ScalarType.Float64), 1e-6);
        var later = cat([states.narrow(1, 0, 2) + (h * states.narrow(1, 2, 2)), states.narrow(1, 2, 2)], 1);
        var speed = ((Two.Places(later) - Two.Places(states)) / h)[.., 1..];                       // (5, 2, 2)
        var masses = tensor(new double[] { 2, 1 });
        var energy = (masses * ((speed.square().sum(2) / 2) + (9.81 * Two.Places(states)[.., 1.., 1]))).sum(1);
        (Two.Energy(states) - energy).abs().max().item<double>().ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void The_same_start_moves_the_same_bit_for_bit()
    {
        manual_seed(4);
        var (states, torques) = (rand(9, 4, ScalarType.Float64), rand(9, 2));
        Two.After(states, torques, 0.5, 10).Equals(Two.After(states, torques, 0.5, 10)).ShouldBeTrue();
    }

    [Fact]
    public void Rows_of_another_length_are_refused() =>
        Should.Throw<ArgumentException>(() => Two.After(zeros(1, 2, ScalarType.Float64), zeros(1, 2), 0.1, 1)).Message.ShouldStartWith("Rows of 4 numbers are due, not (1, 2).");
}
