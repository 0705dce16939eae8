using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

/// <summary>Every loss and its gradient against tests/peers/losses.py.</summary>
public sealed class LossParityTests
{
    const double Tolerance = 1e-5;

    static readonly References Peers = Peer.Read<References>("losses.json");

    static readonly Dictionary<string, Func<Reduction, Func<Tensor[], Tensor>>> Losses = new()
    {
        ["BCELoss"] = reduction => Two(BCELoss(reduction: reduction)),
        ["BCEWithLogitsLoss"] = reduction => Two(BCEWithLogitsLoss(reduction: reduction)),
        ["BCEWithLogitsLoss weighted"] = reduction => Two(BCEWithLogitsLoss(Named("weight"), reduction, Named("weight"))),
        ["CrossEntropyLoss"] = reduction => Two(CrossEntropyLoss(reduction: reduction)),
        ["CrossEntropyLoss weighted"] = reduction => Two(CrossEntropyLoss(Named("weight"), reduction: reduction)),
        ["CrossEntropyLoss smoothed"] = reduction => Two(new TorchSharp.Modules.CrossEntropyLoss(reduction: reduction, label_smoothing: 0.1)),
        ["CrossEntropyLoss ignoring"] = reduction => Two(CrossEntropyLoss(ignore_index: 2, reduction: reduction)),
        ["NLLLoss"] = reduction => Two(NLLLoss(reduction: reduction)),
        ["MSELoss"] = reduction => Two(MSELoss(reduction)),
        ["L1Loss"] = reduction => Two(L1Loss(reduction)),
        ["SmoothL1Loss"] = reduction => Two(SmoothL1Loss(reduction, 0.5)),
        ["HuberLoss"] = reduction => Two(HuberLoss(0.5, reduction)),
        ["KLDivLoss"] = reduction => Two(KLDivLoss(false, reduction)),
        ["KLDivLoss of logarithms"] = reduction => Two(KLDivLoss(true, reduction)),
        ["HingeEmbeddingLoss"] = reduction => Two(HingeEmbeddingLoss(0.5, reduction)),
        ["SoftMarginLoss"] = reduction => Two(SoftMarginLoss(reduction)),
        ["MarginRankingLoss"] = reduction => Three(MarginRankingLoss(0.5, reduction)),
        ["CosineEmbeddingLoss"] = reduction => Three(CosineEmbeddingLoss(0.1, reduction)),
        ["TripletMarginLoss"] = reduction => Three(TripletMarginLoss(0.7, swap: true, reduction: reduction)),
    };

    public static TheoryData<string, Reduction> Names =>
    [
        .. from name in Losses.Keys from reduction in Enum.GetValues<Reduction>() select (name, reduction),
    ];

    [Fact]
    public void The_peers_and_these_tests_name_the_same_losses() => Peers.Cases.Count.ShouldBe(Losses.Count * 3);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_loss_and_its_gradient_are_those_of_PyTorch(string name, Reduction reduction)
    {
        using var scope = NewDisposeScope();
        var peer = Peers.Cases[$"{name}, {reduction.ToString().ToLowerInvariant()}"];
        Tensor[] arguments = [.. peer.Arguments.Select(Named)];
        arguments[0].requires_grad_();

        var value = Losses[name](reduction)(arguments);
        value.ShouldBe(peer.Value, Tolerance, "value");
        value.sum().backward();
        arguments[0].grad!.ShouldBe(peer.Gradient, Tolerance, "gradient");
    }

    static Tensor Named(string name) => name == "classes" ? Peers.Tensors[name].ToIndices() : Peers.Tensors[name].ToTensor();

    static Func<Tensor[], Tensor> Two(Module<Tensor, Tensor, Tensor> loss) => arguments => loss.call(arguments[0], arguments[1]);

    static Func<Tensor[], Tensor> Three(Module<Tensor, Tensor, Tensor, Tensor> loss) => arguments => loss.call(arguments[0], arguments[1], arguments[2]);

    sealed record References(string Torch, Dictionary<string, Peer.Numbers> Tensors, Dictionary<string, Case> Cases);

    sealed record Case(string[] Arguments, Peer.Numbers Value, Peer.Numbers Gradient);
}
