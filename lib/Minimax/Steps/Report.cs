using static TorchSharp.torch;

namespace Minimax.Steps;

/// <summary>The numbers of one step, still on the device: reading them is one transfer, made only when somebody looks.</summary>
public sealed class Report
{
    private readonly Tensor[] values;

    /// <param name="numbers">Scalars by name, losses first. They are detached: a report holds no graph.</param>
    public Report(params (string Name, Tensor Value)[] numbers)
    {
        Names = [.. numbers.Select(n => n.Name)];
        values = [.. numbers.Select(n => n.Value.detach())];
    }

    /// <summary>The names, in the order of <see cref="Read"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The numbers, in the order of <see cref="Names"/>.</summary>
    public double[] Read()
    {
        using var scope = NewDisposeScope();
        return stack(values).to_type(ScalarType.Float64).cpu().data<double>().ToArray();
    }
}
