using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of a gated recurrent unit (Cho et al. 2014).</summary>
public sealed class GRUCell : nn.Module<Tensor, Tensor, Tensor>
{
    Parameter inputWeight;
    Parameter stateWeight;
    Parameter? inputBias;
    Parameter? stateBias;

    internal GRUCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype) : base(nameof(GRUCell))
    {
        Parameter[] all = [.. Recurrence.AddLayer(this, "", 3 * hiddenSize, inputSize, hiddenSize, bias, device, dtype)];
        (inputWeight, stateWeight) = (all[0], all[1]);
        if (bias)
            (inputBias, stateBias) = (all[2], all[3]);
    }

    /// <summary>(3 · hidden, input).</summary>
    public Parameter weight_ih
    {
        get => inputWeight;
        set => ConditionallyRegisterParameter(nameof(weight_ih), inputWeight = value);
    }

    /// <summary>(3 · hidden, hidden).</summary>
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
    /// <param name="h0">The state before, (B, hidden); null for zeros.</param>
    /// <returns>The state after.</returns>
    public override Tensor forward(Tensor input, Tensor? h0 = null) =>
        Ops.gru_cell.Call(input, h0 ?? Zeros(input), inputWeight, stateWeight, inputBias, stateBias);

    Tensor Zeros(Tensor input) => zeros([input.shape[0], stateWeight.shape[1]], input.dtype, input.device);
}
