using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class ThreePlayerGameTests
{
    private static readonly Tensor OnData = tensor(new[] { 1.3f, -0.4f });       // mean log σ(l) = −0.57701
    private static readonly Tensor OnClassified = tensor(new[] { 0.8f, -1.2f }); // log σ(l) = −0.37110, −1.46328; mean log σ(−l) = −0.71719
    private static readonly Tensor OnGenerated = tensor(new[] { 3.5f, 0f });     // mean log σ(l) = −0.36145; mean log σ(−l) = −2.11145

    [Fact]
    public void D_ascends_the_value_of_the_game() =>
        new ThreePlayerGame().DiscriminatorAscends(OnData, OnClassified, OnGenerated).item<float>().ShouldBe(-1.99133f, 1e-5f);

    [Fact]
    public void G_descends_its_share() => new ThreePlayerGame(0.25).GeneratorDescends(OnGenerated).item<float>().ShouldBe(0.75f * 0.36145f, 1e-5f);

    [Fact]
    public void C_descends_its_share_by_its_confidence_and_by_nothing_else()
    {
        var confidence = tensor(new[] { 0.9f, 0.6f }).requires_grad_();
        var logits = OnClassified.clone().requires_grad_();
        var loss = new ThreePlayerGame().ClassifierDescends(logits, confidence);
        loss.item<float>().ShouldBe(0.30299f, 1e-5f);
        loss.backward();
        confidence.grad!.data<float>().ToArray().ShouldBe([0.25f * 0.37110f, 0.25f * 1.46328f], 1e-5);
        logits.grad.ShouldBeNull();
    }

    [Fact]
    public void At_the_equilibrium_the_value_is_minus_log_four() =>
        new ThreePlayerGame().DiscriminatorAscends(zeros(4), zeros(2), zeros(3)).item<float>().ShouldBe(-MathF.Log(4), 1e-6f);
}
