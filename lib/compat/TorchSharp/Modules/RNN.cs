using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stacked recurrent layers with tanh or ReLU (Elman 1990).</summary>
public sealed class RNN : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    readonly Op run;
    readonly Recurrence recurrence;

    internal RNN(long inputSize, long hiddenSize, long numLayers, nn.NonLinearities nonLinearity, bool bias, bool batchFirst, double dropout,
        bool bidirectional, Device? device, ScalarType? dtype)
        : base(nameof(RNN))
    {
        recurrence = new Recurrence(this, 1, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        run = nonLinearity == nn.NonLinearities.Tanh ? Ops.rnn_tanh_input : Ops.rnn_relu_input;
    }

    /// <param name="input">(T, B, input), or (B, T, input) with batchFirst.</param>
    /// <param name="h0">The state at the start, (layers · directions, B, hidden); null for zeros.</param>
    /// <returns>The last layer's output at every step, and the last state of every layer.</returns>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0) =>
        recurrence.Run(run, input, h0 ?? recurrence.Zeros(input), training);

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);
}
