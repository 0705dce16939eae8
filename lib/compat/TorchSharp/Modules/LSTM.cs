using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stacked long short-term memory layers (Hochreiter and Schmidhuber 1997, with forget gates).</summary>
public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    readonly Recurrence recurrence;

    internal LSTM(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device,
        ScalarType? dtype)
        : base(nameof(LSTM))
    {
        recurrence = new Recurrence(this, 4, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
    }

    /// <param name="input">(T, B, input), or (B, T, input) with batchFirst.</param>
    /// <param name="h0_c0">Output and cell state at the start, each (layers · directions, B, hidden); null for zeros.</param>
    /// <returns>The last layer's output at every step, and the last output and cell state of every layer.</returns>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        var (h0, c0) = h0_c0 ?? (recurrence.Zeros(input), recurrence.Zeros(input));
        return recurrence.Run(Ops.lstm_input, input, h0, c0, training);
    }

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
}
