using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Display;

/// <summary>A network layer by layer: what each makes of a batch, and how many parameters it has.</summary>
[TypeFormatterSource(typeof(Look<ModelSummary>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ModelSummary : ITextLook
{
    private readonly ResultTable table = new("layer", "kind", "output", "parameters");

    private ModelSummary(IEnumerable<(string Name, string Kind, long[] Output, long Parameters)> layers, long total)
    {
        Parameters = total;
        foreach (var (name, kind, output, parameters) in layers)
            table.Row((name, false), (kind, false), ($"({string.Join(", ", output)})", false), (Count(parameters), true));
        table.Row(("all", false), ("", false), ("", false), (Count(total), true));
    }

    /// <summary>The numbers in all the network's parameters.</summary>
    public long Parameters { get; }

    /// <summary>Sends a batch of zeros through a network.</summary>
    /// <param name="network">It is left in the mode and with the running statistics that it has.</param>
    /// <param name="input">The batch's shape, such as (64, 100).</param>
    public static ModelSummary Of(nn.Module<Tensor, Tensor> network, params long[] input)
    {
        var device = network.parameters().FirstOrDefault()?.device ?? CPU;
        return Of(network, () => network.call(zeros(input, device: device)));
    }

    /// <summary>Watches a network while it is run, which is for those with several inputs.</summary>
    /// <param name="network">It is left in the mode and with the running statistics that it has.</param>
    /// <param name="run">Calls the network once.</param>
    public static ModelSummary Of(nn.Module network, Action run)
    {
        var layers = new List<(string, string, long[], long)>();
        var counted = new HashSet<nn.Module>(); // a layer that is used twice has its parameters once
        var leaves = network.named_modules().Where(layer => !layer.module.children().Any() && layer.module is nn.Module<Tensor, Tensor>);
        var hooks = leaves.Select(layer => ((nn.Module<Tensor, Tensor>)layer.module).register_forward_hook((module, _, output) =>
        {
            layers.Add((layer.name, Kind(module), output.shape, counted.Add(module) ? Numbers(module.parameters()) : 0));
            return output;
        })).ToList();
        using var evaluating = network.Evaluating(); // normalisation keeps its running statistics, and dropout draws no random numbers
        using var scope = NewDisposeScope();
        using var still = no_grad();
        try
        {
            run();
        }
        finally
        {
            hooks.ForEach(hook => hook.remove());
        }

        return new ModelSummary(layers, Numbers(network.parameters()));
    }

    public string ToHtml() => table.ToHtml();

    public string ToPlainText() => table.ToPlainText();

    // The type's name, since a BatchNorm2d of TorchSharp calls itself BatchNorm1d.
    private static string Kind(nn.Module module) => module.GetType().Name.Split('`')[0];

    private static long Numbers(IEnumerable<Parameter> parameters) => parameters.Sum(parameter => parameter.numel());

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
