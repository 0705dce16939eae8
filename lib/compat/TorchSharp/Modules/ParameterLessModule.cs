using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A layer of one input that has nothing to learn, store or move.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    protected ParameterLessModule(string name) : base(name)
    {
    }

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw Refusal("buffers");

    public override void register_parameter(string name, Parameter param) => throw Refusal("parameters");

    public override void register_module(string name, nn.Module submodule) => throw Refusal("modules");

    InvalidOperationException Refusal(string what) => new($"{GetName()} cannot hold {what}.");
}

/// <summary>A layer of two inputs that has nothing to learn, store or move.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    protected ParameterLessModule(string name) : base(name)
    {
    }
}
