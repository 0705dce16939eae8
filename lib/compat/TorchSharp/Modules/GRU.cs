using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stacked gated recurrent units (Cho et al. 2014).</summary>
public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
{
    readonly Recurrence recurrence;

    internal GRU(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device,
        ScalarType? dtype)
        : base(nameof(GRU))
    {
        recurrence = new Recurrence(this, 3, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
    }

    /// <param name="input">(T, B, input), or (B, T, input) with batchFirst.</param>
    /// <param name="h0">The state at the start, (layers · directions, B, hidden); null for zeros.</param>
    /// <returns>The last layer's output at every step, and the last state of every layer.</returns>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null) =>
        recurrence.Run(Ops.gru_input, input, h0 ?? recurrence.Zeros(input), training);

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);
}
