using System.Text.Json.Nodes;
using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>Four steps of each game of notebook 18 beside PyTorch's, on the same weights.</summary>
public sealed class AdversaryParityTests
{
    private const int Classes = 3, Rows = 6, Maps = 2, Bins = 3, Side = 2, Wide = 10, Decisive = 1500;

    [Fact]
    public void Training_against_the_fast_gradient_sign_makes_PyTorchs_numbers() => Train("fgsm", new GradientSign(0.05));

    [Fact]
    public void Training_against_projected_gradient_descent_makes_PyTorchs_numbers() => Train("pgd", GradientSign.Projected(0.05, steps: 3));

    [Fact]
    public void The_game_about_windows_makes_PyTorchs_numbers() =>
        Hide("windows", Classes, (made, y) => functional.cross_entropy(made, y, reduction: Reduction.None), arange(Rows, ScalarType.Int64).remainder(Classes));

    [Fact]
    public void VITALs_game_makes_PyTorchs_numbers() => Hide("vital", 1, CostSensitive.Of, arange(Rows).remainder(2).to_type(ScalarType.Float32));

    [Fact]
    public void The_game_about_turns_makes_PyTorchs_numbers()
    {
        const int features = 2 * Maps * Bins * Bins;
        var (x, y) = (Peer.Fill(0.3, -1, 1, Rows, features), arange(Rows, ScalarType.Int64).remainder(Classes));
        var d = Peer.Scaled(Sequential(Linear(features, 8), ReLU(), Linear(8, Classes)), Wide);
        var a = Peer.Scaled(new DeformationNet(features, groups: 2, degrees: 20, shift: 0.3, hidden: 8), Wide);
        var step = new AdversarialTransformStep(d, a, Bins, (made, truth) => functional.cross_entropy(made, truth, reduction: Reduction.None), (Adam(d), Adam(a)));
        var expected = Follow("turns", step, (x, y));
        Same(d.call(x), expected, "decisions");
        Same(a.call(x), expected, "moves");
        Same(SpatialTransform.Apply(x, a.call(x), Bins), expected, "moved");
    }

    private static void Train(string name, GradientSign attack)
    {
        var network = Peer.Scaled(new LeNet(classes: Classes, width: 4), 3);
        var batch = new ImageBatch(Peer.Fill(0.4, -1, 1, 6, 1, 28, 28), arange(6, ScalarType.Int64).remainder(Classes));
        var expected = Follow(name, new AdversarialTrainingStep(network, attack, Adam(network)), batch);
        Same(network.call(batch.Images), expected, "logits");
    }

    private static void Hide(string name, int outputs, Func<Tensor, Tensor, Tensor> losses, Tensor labels)
    {
        const int features = Maps * Bins * Bins;
        var (windows, x) = (SpatialDropout.Windows(Bins, Side), Peer.Fill(0.3, -1, 1, Rows, features));
        var d = Peer.Scaled(Sequential(Linear(features, 8), ReLU(), Linear(8, outputs)), Wide);
        if (outputs == 1) d.append(Flatten(0));
        var a = Peer.Scaled(new OcclusionNet(features, (int)windows.shape[0], hidden: 8), Wide, Decisive);
        var expected = Follow(name, new AdversarialDropoutStep(d, a, windows, losses, (Adam(d), Adam(a))), (x, labels));
        Same(d.call(x), expected, "decisions");
        Same(a.call(x), expected, "choices");
    }

    private static JsonNode Follow<TBatch>(string name, IStep<TBatch> step, TBatch batch)
    {
        var expected = Peer.Reference("adversary_parity")[name]!;
        foreach (var (number, report) in expected["reports"]!.AsArray().Index())
        {
            manual_seed(number);
            Same(step.Update(batch).Read(), report!.Doubles());
        }

        return expected;
    }

    private static void Same(Tensor made, JsonNode expected, string part) =>
        Same([.. made.flatten().data<float>().Select(number => (double)number)], expected[part]!.Doubles());

    // To 10⁻⁵, or of numbers above 1 to that share of them.
    private static void Same(double[] made, double[] expected)
    {
        made.Length.ShouldBe(expected.Length);
        foreach (var (one, other) in made.Zip(expected)) one.ShouldBe(other, 1e-5 * Math.Max(1, Math.Abs(other)));
    }

    private static FusedAdam Adam(Module network) => new(network.parameters(), 1e-2);
}
