using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of a long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates).</summary>
public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
{
    Parameter inputWeight;
    Parameter stateWeight;
    Parameter? inputBias;
    Parameter? stateBias;

    internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(LSTMCell))
    {
        Parameter[] all = [.. Recurrence.AddLayer(this, "", 4 * hiddenSize, inputSize, hiddenSize, bias, device, dtype)];
        (inputWeight, stateWeight) = (all[0], all[1]);
        if (bias)
            (inputBias, stateBias) = (all[2], all[3]);
    }

    /// <summary>(4 · hidden, input).</summary>
    public Parameter weight_ih
    {
        get => inputWeight;
        set => ConditionallyRegisterParameter(nameof(weight_ih), inputWeight = value);
    }

    /// <summary>(4 · hidden, hidden).</summary>
    public Parameter weight_hh
    {
        get => stateWeight;
        set => ConditionallyRegisterParameter(nameof(weight_hh), stateWeight = value);
    }

    public Parameter? bias_ih
    {
        get => inputBias;
        set => ConditionallyRegisterParameter(nameof(bias_ih), inputBias = value);
    }

    public Parameter? bias_hh
    {
        get => stateBias;
        set => ConditionallyRegisterParameter(nameof(bias_hh), stateBias = value);
    }

    /// <param name="input">(B, input).</param>
    /// <param name="h0_c0">Output and cell state before, each (B, hidden); null for zeros.</param>
    /// <returns>Output and cell state after.</returns>
    public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
    {
        var (h0, c0) = h0_c0 ?? (Zeros(input), Zeros(input));
        return Ops.lstm_cell.CallPair(input, new[] { h0, c0 }, inputWeight, stateWeight, inputBias, stateBias);
    }

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    Tensor Zeros(Tensor input) => zeros([input.shape[0], stateWeight.shape[1]], input.dtype, input.device);
}
