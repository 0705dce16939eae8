using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

/// <summary>
/// Every layer against tests/peers/layers.py: the state after construction with one seed, the output, all gradients, and the buffers afterwards.
/// </summary>
public sealed class LayerParityTests
{
    const double Tolerance = 1e-5;

    static readonly References Peers = Peer.Read<References>("layers.json");

    static readonly Dictionary<string, Func<nn.Module>> Layers = new()
    {
        ["Linear"] = () => Linear(4, 3),
        ["Linear without bias"] = () => Linear(4, 3, hasBias: false),
        ["Bilinear"] = () => Bilinear(2, 3, 2),
        ["Conv1d"] = () => Conv1d(2, 3, 3, stride: 2, padding: 1),
        ["Conv2d"] = () => Conv2d(3, 2, 3, stride: 2, padding: 1),
        ["Conv2d in groups, dilated, oblong"] = () => Conv2d(4, 2, (3, 2), (1, 2), (2, 1), (2, 1), groups: 2),
        ["Conv2d same"] = () => Conv2d(3, 2, 3, Padding.Same),
        ["Conv2d reflect"] = () => Conv2d(3, 2, 3, padding: 1, padding_mode: PaddingModes.Reflect),
        ["ConvTranspose1d"] = () => ConvTranspose1d(2, 3, 4, stride: 2, padding: 1),
        ["ConvTranspose2d"] = () => ConvTranspose2d(3, 2, 4, stride: 2, padding: 1),
        ["ConvTranspose2d in groups, with output padding"] = () => ConvTranspose2d(4, 2, 3, 2, 1, 1, groups: 2),
        ["BatchNorm1d"] = () => BatchNorm1d(3),
        ["BatchNorm2d"] = () => BatchNorm2d(3),
        ["BatchNorm2d in evaluation"] = () => BatchNorm2d(3),
        ["BatchNorm2d with the mean of all batches"] = MeanOfAllBatches,
        ["InstanceNorm1d"] = () => InstanceNorm1d(3),
        ["InstanceNorm2d"] = () => InstanceNorm2d(3, affine: true, track_running_stats: true),
        ["LayerNorm"] = () => LayerNorm([5, 6]),
        ["GroupNorm"] = () => GroupNorm(2, 4),
        ["Embedding"] = () => Embedding(5, 3, padding_idx: 1),
        ["PReLU"] = () => PReLU(3),
        ["ReLU"] = () => ReLU(),
        ["LeakyReLU"] = () => LeakyReLU(0.2),
        ["ELU"] = () => ELU(1.5),
        ["SELU"] = () => SELU(),
        ["GELU"] = () => GELU(),
        ["GELU by tanh"] = () => GELU(TorchSharp.Modules.GELU.Approximate.tanh),
        ["SiLU"] = () => SiLU(),
        ["Mish"] = () => Mish(),
        ["Sigmoid"] = () => Sigmoid(),
        ["Tanh"] = () => Tanh(),
        ["Softmax"] = () => Softmax(1),
        ["LogSoftmax"] = () => LogSoftmax(1),
        ["LogSigmoid"] = () => LogSigmoid(),
        ["Softplus"] = () => Softplus(2, 1),
        ["Softsign"] = () => Softsign(),
        ["Hardtanh"] = () => Hardtanh(-0.5, 0.7),
        ["GLU"] = () => GLU(),
        ["Flatten"] = () => Flatten(),
        ["Unflatten"] = () => Unflatten(1, [3, 2]),
        ["Upsample nearest"] = () => Upsample(scale_factor: [2]),
        ["Upsample bilinear"] = () => Upsample([7, 9], mode: UpsampleMode.Bilinear, align_corners: true),
        ["ReflectionPad2d"] = () => ReflectionPad2d((1, 2, 3, 0)),
        ["ReplicationPad2d"] = () => ReplicationPad2d(2),
        ["ZeroPad2d"] = () => ZeroPad2d((1, 0, 2, 1)),
        ["PixelShuffle"] = () => PixelShuffle(2),
        ["MaxPool2d"] = () => MaxPool2d(2),
        ["AvgPool2d"] = () => AvgPool2d(3, 2, 1),
        ["AdaptiveAvgPool2d"] = () => AdaptiveAvgPool2d((2, 4)),
        ["GRU"] = () => GRU(3, 2, numLayers: 2, bidirectional: true),
        ["GRU batch first"] = () => GRU(3, 2, batchFirst: true),
        ["LSTM"] = () => LSTM(3, 2, numLayers: 2),
        ["RNN"] = () => RNN(3, 2),
        ["GRUCell"] = () => GRUCell(3, 2),
        ["LSTMCell"] = () => LSTMCell(3, 2),
        ["RNNCell"] = () => RNNCell(3, 2),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    [Fact]
    public void The_peers_and_these_tests_name_the_same_layers() => Peers.Cases.Keys.ShouldBe(Layers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_starts_computes_and_learns_as_in_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var peer = Peers.Cases[name];
        manual_seed(7);
        using var layer = Layers[name]();
        layer.train(peer.Training);
        Compare(layer.state_dict(), peer.State, "start");

        Tensor[] inputs = [.. peer.Inputs.Select(numbers => layer is Embedding ? numbers.ToIndices() : numbers.ToTensor().requires_grad_())];
        var output = Output(layer, inputs);
        output.ShouldBe(peer.Output, Tolerance, "output");

        (output * peer.Direction.ToTensor()).sum().backward();
        for (var i = 0; i < peer.InputGradients.Length; i++)
            inputs[i].grad!.ShouldBe(peer.InputGradients[i], Tolerance, $"gradient of input {i}");
        Compare(layer.named_parameters().ToDictionary(named => named.name, named => named.parameter.grad!), peer.Gradients, "gradient");
        Compare(layer.named_buffers().ToDictionary(named => named.name, named => named.buffer), peer.BuffersAfter, "buffers");
    }

    static void Compare(Dictionary<string, Tensor> found, Dictionary<string, Peer.Numbers> expected, string what)
    {
        found.Keys.ToList().ShouldBe([.. expected.Keys], what);
        foreach (var (key, tensor) in found)
            tensor.ShouldBe(expected[key], Tolerance, $"{what} of {key}");
    }

    static Tensor Output(nn.Module layer, Tensor[] inputs) => layer switch
    {
        Module<Tensor, Tensor> one => one.call(inputs[0]),
        Bilinear bilinear => bilinear.call(inputs[0], inputs[1]),
        LSTM lstm => lstm.call(inputs[0]).Item1,
        LSTMCell cell => cell.call(inputs[0]).Item1,
        Module<Tensor, Tensor, (Tensor, Tensor)> recurrent => recurrent.call(inputs[0], null!).Item1,
        Module<Tensor, Tensor, Tensor> cell => cell.call(inputs[0], null!),
        _ => throw new NotSupportedException(layer.GetName()),
    };

    static nn.Module MeanOfAllBatches()
    {
        var layer = BatchNorm2d(3);
        layer.momentum = null;
        return layer;
    }

    sealed record References(string Torch, Dictionary<string, Case> Cases);

    sealed record Case(
        Dictionary<string, Peer.Numbers> State,
        bool Training,
        Peer.Numbers[] Inputs,
        Peer.Numbers Output,
        Peer.Numbers Direction,
        Peer.Numbers[] InputGradients,
        Dictionary<string, Peer.Numbers> Gradients,
        Dictionary<string, Peer.Numbers> BuffersAfter);
}
