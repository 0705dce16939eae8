using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The weights of a stack of recurrent layers, in the order and under the names that libtorch has for them.</summary>
sealed class Recurrence
{
    readonly long hidden;
    readonly long layers;
    readonly double dropout;
    readonly bool bias;
    readonly bool batchFirst;
    readonly bool bidirectional;
    readonly Tensor[] weights;

    public Recurrence(nn.Module owner, long gates, long input, long hidden, long layers, bool bias, bool batchFirst, double dropout, bool bidirectional,
        Device? device, ScalarType? dtype)
    {
        this.hidden = hidden;
        this.layers = layers;
        this.dropout = dropout;
        this.bias = bias;
        this.batchFirst = batchFirst;
        this.bidirectional = bidirectional;
        string[] directions = bidirectional ? ["", "_reverse"] : [""];
        var all = new List<Tensor>();
        for (var layer = 0; layer < layers; layer++)
        {
            var inputs = layer == 0 ? input : hidden * directions.Length;
            foreach (var direction in directions)
                all.AddRange(AddLayer(owner, $"_l{layer}{direction}", gates * hidden, inputs, hidden, bias, device, dtype));
        }
        weights = [.. all];
    }

    /// <summary>Weights start uniform in ±1/√hidden.</summary>
    public static IEnumerable<Parameter> AddLayer(nn.Module owner, string suffix, long rows, long inputs, long hidden, bool bias, Device? device,
        ScalarType? dtype)
    {
        var bound = 1 / Math.Sqrt(hidden);
        (string name, long[] shape)[] all =
        [
            ("weight_ih", [rows, inputs]),
            ("weight_hh", [rows, hidden]),
            ("bias_ih", [rows]),
            ("bias_hh", [rows]),
        ];
        foreach (var (name, shape) in bias ? all : all[..2])
        {
            var parameter = new Parameter(empty(shape, dtype, device));
            nn.init.uniform_(parameter, -bound, bound);
            owner.register_parameter(name + suffix, parameter);
            yield return parameter;
        }
    }

    /// <summary>(layers · directions, B, hidden) of zeros.</summary>
    public Tensor Zeros(Tensor input) =>
        zeros([layers * (bidirectional ? 2 : 1), input.shape[batchFirst ? 0 : 1], hidden], input.dtype, input.device);

    /// <summary>(T, B, input), or (B, T, input) with batchFirst, to the outputs (T, B, hidden · directions) and the last state.</summary>
    public (Tensor output, Tensor state) Run(Op op, Tensor input, Tensor state, bool training) =>
        op.CallPair(input, state, weights, bias, layers, dropout, training, bidirectional, batchFirst);

    /// <inheritdoc cref="Run(Op, Tensor, Tensor, bool)"/>
    public (Tensor output, Tensor state, Tensor cell) Run(Op op, Tensor input, Tensor state, Tensor cell, bool training) =>
        op.CallTriple(input, new[] { state, cell }, weights, bias, layers, dropout, training, bidirectional, batchFirst);
}
