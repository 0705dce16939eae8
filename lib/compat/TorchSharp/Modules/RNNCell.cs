using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of a recurrent layer with tanh or ReLU (Elman 1990).</summary>
public sealed class RNNCell : nn.Module<Tensor, Tensor, Tensor>
{
    readonly Op step;
    Parameter inputWeight;
    Parameter stateWeight;
    Parameter? inputBias;
    Parameter? stateBias;

    internal RNNCell(long inputSize, long hiddenSize, bool bias, nn.NonLinearities nonLinearity, Device? device, ScalarType? dtype) : base(nameof(RNNCell))
    {
        Parameter[] all = [.. Recurrence.AddLayer(this, "", 1 * hiddenSize, inputSize, hiddenSize, bias, device, dtype)];
        (inputWeight, stateWeight) = (all[0], all[1]);
        if (bias)
            (inputBias, stateBias) = (all[2], all[3]);
        step = nonLinearity == nn.NonLinearities.Tanh ? Ops.rnn_tanh_cell : Ops.rnn_relu_cell;
    }

    /// <summary>(1 · hidden, input).</summary>
    public Parameter weight_ih
    {
        get => inputWeight;
        set => ConditionallyRegisterParameter(nameof(weight_ih), inputWeight = value);
    }

    /// <summary>(1 · hidden, hidden).</summary>
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
        step.Call(input, h0 ?? Zeros(input), inputWeight, stateWeight, inputBias, stateBias);

    Tensor Zeros(Tensor input) => zeros([input.shape[0], stateWeight.shape[1]], input.dtype, input.device);
}
