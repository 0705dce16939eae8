namespace TorchSharp;

/// <summary>A loss of two inputs, usually a prediction and its target.</summary>
public abstract class Loss<T1, T2, TResult>(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : torch.nn.Module<T1, T2, TResult>("Loss")
{
    public torch.nn.Reduction reduction { get; } = reduction;
}

/// <summary>A loss of three inputs.</summary>
public abstract class Loss<T1, T2, T3, TResult>(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : torch.nn.Module<T1, T2, T3, TResult>("Loss")
{
    public torch.nn.Reduction reduction { get; } = reduction;
}
