using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A leaf tensor that a module registers and an optimiser trains.</summary>
public class Parameter : Tensor
{
    /// <summary>Takes over the memory of <paramref name="data"/>, without its history; <paramref name="data"/> itself is disposed.</summary>
    public Parameter(Tensor data, bool requires_grad = true) : base(Taken(data)) => this.requires_grad = requires_grad;

    static nint Taken(Tensor data)
    {
        using (data)
            return Ops.detach.Call(data).DecoupleFromNativeHandle();
    }
}
