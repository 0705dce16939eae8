using System.Text.Json.Nodes;
using Minimax.Control;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>Three steps of each learner of notebook 20 beside PyTorch's, which has a pendulum of its own, on the same weights.</summary>
public sealed class ImitationParityTests
{
    private const int Width = 8, Episodes = 6;

    private static readonly SwingUp Task = new();
    private static readonly Tensor Starts = Peer.Fill(0.3, -1, 1, Episodes, 2).to_type(ScalarType.Float64);
    private static readonly Tensor Expert = Peer.Fill(0.5, -1, 1, 24, 4);

    private readonly ControlNets.Policy policy = Wide(new ControlNets.Policy(3, 1, Width));
    private readonly ControlNets.Judge value = Wide(new ControlNets.Judge(3, Width));
    private readonly ControlNets.Judge d = Wide(new ControlNets.Judge(4, Width));

    [Fact]
    public void PPO_makes_PyTorchs_numbers()
    {
        var expected = Follow("ppo", Learner(), Starts);
        Same(policy.Sigma, expected["spread"]!);
        Same(value.call(Shown(3)), expected["value"]!);
    }

    [Fact]
    public void GAIL_makes_PyTorchs_numbers() => Imitate("gail", null);

    [Fact]
    public void GAIL_with_a_D_that_pays_for_its_slope_makes_PyTorchs_numbers() => Imitate("gail, a flat D", new ZeroCentredPenalty(gamma: 0.3));

    [Fact]
    public void Behaviour_cloning_makes_PyTorchs_numbers()
    {
        var step = new RegressionStep(policy, (made, truth) => (made - truth).square().mean(), Adam(policy));
        Follow("clone", step, (Expert[.., ..3], Expert[.., 3..]));
    }

    private void Imitate(string name, IPenalty? penalty)
    {
        var step = new GailStep(Learner(), d, Adam(d), happened => happened.Pairs()) { K = 2, BatchSize = 16, Penalty = penalty };
        var expected = Follow(name, step, (Starts, Expert));
        Same(value.call(Shown(3)), expected["value"]!);
        Same(d.call(Shown(4)), expected["d"]!);
    }

    private PolicyStep Learner() => new(Task, policy, value, (Adam(policy), Adam(value))) { Horizon = 10, Epochs = 2, Parts = 3 };

    private JsonNode Follow<TBatch>(string name, IStep<TBatch> step, TBatch batch)
    {
        var expected = Peer.Reference("imitation_parity")[name]!;
        foreach (var (number, report) in expected["reports"]!.AsArray().Index())
        {
            manual_seed(number);
            var truth = report is JsonArray ? report.Doubles() : [report!.GetValue<double>()];
            step.Update(batch).Read().ShouldBe(truth, 1e-5);
        }

        Same(policy.call(Shown(3)), expected["policy"]!);
        return expected;
    }

    private static Tensor Shown(int length) => Peer.Fill(0.7, -1, 1, 5, length);

    private static void Same(Tensor made, JsonNode expected) =>
        made.flatten().data<float>().Select(number => (double)number).ToArray().ShouldBe(expected.Doubles(), 1e-5);

    private static FusedAdam Adam(Module network) => new(network.parameters(), 1e-2);

    // Matrices are numbered on their own; all else is 0, so that a policy's spread is 1.
    private static T Wide<T>(T network) where T : Module
    {
        using var still = no_grad();
        foreach (var parameter in network.parameters()) parameter.zero_();
        foreach (var (number, matrix) in network.parameters().Where(parameter => parameter.dim() > 1).Index())
            matrix.copy_(Peer.Fill(0.1 * number, -0.5, 0.5, matrix.shape));
        return network;
    }
}
