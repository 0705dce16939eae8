using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>A diffusion model's regression, its way to a picture, and its distillation, beside PyTorch's on the same weights.</summary>
public sealed class DiffusionParityTests
{
    private const int Side = 4, Pixels = Side * Side, Width = 8, Batch = 6;

    private static readonly NoiseSchedule Schedule = new(10);
    private static readonly Tensor X = Peer.Fill(0.5, -1, 1, Batch, 1, Side, Side);

    [Fact]
    public void A_denoiser_learns_and_paints_with_PyTorchs_numbers()
    {
        var (denoiser, epsilon, t) = (Denoiser(), Peer.Fill(0.25, -2, 2, Batch, 1, Side, Side), tensor(new long[] { 1, 3, 5, 7, 9, 10 }));
        var step = new RegressionStep(denoiser, (v, truth) => functional.mse_loss(v, truth), Adam(denoiser));
        var expected = Peer.Reference("diffusion_parity")["regression"]!;
        foreach (var loss in expected["losses"]!.Doubles())
            step.Update((Schedule.Told(Schedule.Noised(X, epsilon, t), t), Schedule.Velocity(X, epsilon, t))).Read()[0].ShouldBe(loss, 1e-5);

        using var still = no_grad();
        var picture = new Ddim(denoiser, Schedule, 4, 1, Side, Side).call(epsilon.flatten(1))[0].flatten();
        foreach (var (ours, theirs) in picture.data<float>().Zip(expected["picture"]!.Doubles())) ours.ShouldBe((float)theirs, 1e-4f);
    }

    [Fact]
    public void A_single_step_is_distilled_with_PyTorchs_numbers()
    {
        var (teacher, student, d) = (Denoiser(), Denoiser(), Sequential(Flatten(), Linear(Pixels, Width), Tanh(), Linear(Width, 1), Flatten(0)));
        var game = new GeneratorPays(new RelativisticPairing(), new Ddim(teacher, Schedule, 4, 1, Side, Side).Objection) { Weight = 2.5 };
        var step = new GanStep(new Ddim(student, Schedule, 1, 1, Side, Side), Peer.Scaled(d, 10), game, new NormalPrior(Pixels), (Adam(student), Adam(d))) { ReuseSamples = true };
        foreach (var (number, expected) in Peer.Reference("diffusion_parity")["distillation"]!.AsArray().Index())
        {
            manual_seed(number);
            var losses = step.Update(X).Losses.ToDictionary(one => one.Name, one => one.Value.item<float>());
            losses["D loss"].ShouldBe((float)expected!.Doubles()[0], 1e-4f);
            losses["G loss"].ShouldBe((float)expected!.Doubles()[1], 1e-4f);
        }
    }

    private static FusedAdam Adam(Module network) => new(network.parameters(), 1e-2, 0.5);

    private static Denoiser Denoiser() => Peer.Scaled(new Denoiser(Side, 1, Width, blocks: 2), 10);
}
