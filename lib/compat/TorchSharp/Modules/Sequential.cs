using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules in a chain: each one's output is the next one's input. Unnamed modules are called "0", "1", …</summary>
public class Sequential : Module<Tensor, Tensor>
{
    readonly List<Module<Tensor, Tensor>> chain = [];
    readonly List<string> names = [];

    protected internal Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
            append(name, module);
    }

    protected internal Sequential(params Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
    {
        foreach (var module in modules)
            append(module);
    }

    public int Count => chain.Count;

    public IModule<Tensor, Tensor> this[int index] => chain[index];

    /// <summary>A chain of some of the modules, under their names. It shares them with this one.</summary>
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <inheritdoc cref="this[ValueTuple{int?, int?}]"/>
    public Sequential this[Range index]
    {
        get
        {
            var (start, length) = index.GetOffsetAndLength(Count);
            return Slice(start, start + length);
        }
    }

    Sequential Slice(int start, int end)
    {
        var slice = new Sequential(Array.Empty<Module<Tensor, Tensor>>());
        for (var i = start; i < end; i++)
            slice.append(names[i], chain[i]);
        return slice;
    }

    public Sequential append(string name, IModule<Tensor, Tensor> module)
    {
        var link = (Module<Tensor, Tensor>)module;
        register_module(name, link);
        chain.Add(link);
        names.Add(name);
        return this;
    }

    public Sequential append(IModule<Tensor, Tensor> module) => append(Count.ToString(), module);

    /// <summary>The chain's output; an empty chain gives a new handle to its input.</summary>
    public override Tensor forward(Tensor tensor)
    {
        if (chain.Count == 0)
            return tensor.alias();
        var result = chain[0].call(tensor);
        for (var i = 1; i < chain.Count; i++)
        {
            var input = result;
            result = chain[i].call(input);
            if (!ReferenceEquals(input, result) && !ReferenceEquals(input, tensor))
                input.Dispose(); // what a backward pass needs of it, it keeps, but no longer than it needs it
        }
        return result;
    }
}
