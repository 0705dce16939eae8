using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests;

/// <summary>The C# side of <c>tests/peers/common.py</c>: the same weights and inputs, and the numbers that PyTorch made from them.</summary>
internal static class Peer
{
    private const double Golden = 0.6180339887498949;

    /// <summary>The numbers stored by <c>tests/peers/NAME.py</c>.</summary>
    public static JsonNode Reference(string name)
    {
        var file = Path.Combine(Checkout.Root, "tests", "peers", $"{name}.json");
        if (File.Exists(file)) return JsonNode.Parse(File.ReadAllText(file))!;
        throw new FileNotFoundException($"tests/peers/{name}.json is missing: run tests/peers/{name}.py with a Python that has PyTorch.");
    }

    public static double[] Doubles(this JsonNode node) => node.Deserialize<double[]>()!;

    /// <summary>Numbers in [low, high): the fractional part of i/φ + offset, in double.</summary>
    public static Tensor Fill(double offset, double low, double high, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
        {
            var x = (i * Golden) + offset;
            values[i] = (float)(low + ((high - low) * (x - Math.Truncate(x))));
        }

        return tensor(values).view(shape);
    }

    /// <summary>Weight matrices from [−0.05, 0.05), shifted by their number; scales become ones, and biases zeros.</summary>
    public static void Initialise(nn.Module network)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope(); // holds what copy_ reads until it is read
        var number = 0;
        foreach (var (name, parameter) in network.named_parameters())
        {
            if (parameter.dim() > 1) parameter.copy_(Fill(0.1 * number, -0.05, 0.05, parameter.shape));
            else parameter.fill_(name.EndsWith("weight") || name.EndsWith(".g") ? 1 : 0);
            number++;
        }
    }

    /// <summary>A network with the usual weights, each matrix times its factor (the last one's counts for the rest): far from a linear map.</summary>
    public static TNetwork Scaled<TNetwork>(TNetwork network, params double[] factors) where TNetwork : nn.Module
    {
        Initialise(network);
        using var still = no_grad();
        foreach (var (number, matrix) in network.parameters().Where(parameter => parameter.dim() > 1).Index())
            matrix.mul_(factors[Math.Min(number, factors.Length - 1)]);
        return network;
    }
}
