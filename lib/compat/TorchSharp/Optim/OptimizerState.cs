using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Starts from nothing, freeing what was there.</summary>
    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies another optimiser's state of the corresponding parameter.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null)
            TensorFormat.Write(writer, tensor);
    }

    private protected Tensor? ReadConditional(BinaryReader reader) => reader.ReadBoolean() ? Read(reader) : null;

    /// <summary>Reads a tensor of the parameter's shape and type onto its device.</summary>
    private protected Tensor Read(BinaryReader reader)
    {
        using var loaded = TensorFormat.Read(reader, GetType().DeclaringType!.Name, _parameter);
        return loaded.to(_parameter.device, copy: true);
    }

    private protected Tensor CopyOf(Tensor tensor) => tensor.to(_parameter.device, copy: true);

    /// <summary>Frees the old tensor and lets the new one live as long as the optimiser.</summary>
    [return: NotNullIfNotNull(nameof(fresh))]
    private protected static Tensor? Replace(Tensor? old, Tensor? fresh)
    {
        fresh?.DetachFromDisposeScope();
        if (!ReferenceEquals(old, fresh))
            old?.Dispose();
        return fresh;
    }

    private protected static bool Close(Tensor? left, Tensor? right) =>
        left is null || right is null ? ReferenceEquals(left, right) : left.allclose(right);
}
