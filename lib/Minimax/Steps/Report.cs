using static TorchSharp.torch;

namespace Minimax.Steps;

/// <summary>The numbers of one step, still on the device: a GPU has to be waited for when they are read, so that is done when somebody looks.</summary>
/// <param name="losses">What the players descend, by name: scalars.</param>
public sealed class Report(params (string Name, Tensor Value)[] losses)
{
    /// <summary>What the players descend, by name: scalars.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> Losses => losses;

    /// <summary>What a discriminator says on average, by name: scalars.</summary>
    public (string Name, Tensor Value)[] Outputs { get; init; } = [];

    /// <summary>Shares from 0 to 1, by name: scalars.</summary>
    public (string Name, Tensor Value)[] Rates { get; init; } = [];

    /// <summary>Lengths of gradients, by name: scalars.</summary>
    public (string Name, Tensor Value)[] Norms { get; init; } = [];

    /// <summary>The same report with further losses.</summary>
    public Report And(params (string Name, Tensor Value)[] more) => new([.. losses, .. more]) { Outputs = Outputs, Rates = Rates, Norms = Norms };

    /// <summary>The same report with these lengths of gradients.</summary>
    public Report With(params (string Name, Tensor Value)[] norms) => new(losses) { Outputs = Outputs, Rates = Rates, Norms = norms };

    /// <summary>The same report with these shares.</summary>
    public Report WithRates(params (string Name, Tensor Value)[] rates) => new(losses) { Outputs = Outputs, Rates = rates, Norms = Norms };

    /// <summary>What the numbers are, in the order of <see cref="Stack"/>.</summary>
    public IReadOnlyList<(string Name, Quantity Quantity)> Names =>
    [
        .. losses.Select(n => (n.Name, Quantity.Loss)), .. Outputs.Select(n => (n.Name, Quantity.Output)), .. Rates.Select(n => (n.Name, Quantity.Rate)),
        .. Norms.Select(n => (n.Name, Quantity.Norm)),
    ];

    /// <summary>The numbers, without their graph and still on the device: losses, outputs, rates, norms.</summary>
    /// <returns>(count of numbers), float64.</returns>
    public Tensor Stack() => stack([.. losses.Concat(Outputs).Concat(Rates).Concat(Norms).Select(n => n.Value.detach())]).to_type(ScalarType.Float64);

    /// <summary>The numbers, in the order of <see cref="Names"/>.</summary>
    public double[] Read()
    {
        using var scope = NewDisposeScope();
        return Stack().cpu().data<double>().ToArray();
    }
}
