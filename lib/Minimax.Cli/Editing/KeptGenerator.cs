using Minimax.Cli.Running;
using Minimax.Models;
using Minimax.Training;

namespace Minimax.Cli.Editing;

/// <summary>Generators of images that a run has left.</summary>
internal static class KeptGenerator
{
    private const string Kind = $"{nameof(Dcgan)}.{nameof(Dcgan.Generator)}";

    /// <summary>The file of the first one that a run of a notebook has trained.</summary>
    /// <param name="folder">Where runs leave their results.</param>
    /// <param name="notebooks">Those that may have trained one, the best first.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static string Find(string folder, params IReadOnlyList<string> notebooks)
    {
        foreach (var weights in notebooks.Select(notebook => RunCommand.Weights(folder, notebook)))
            if (KeptTraining.In(weights).SelectMany(training => training.Networks).FirstOrDefault(network => network.Kind == Kind) is { } found) return Path.Combine(weights, found.File);
        throw new InvalidDataException($"there is no {Kind} of {notebooks[0]} in {folder}: ./minimax run {notebooks[0]} trains one, --weights names another.");
    }

    /// <summary>A generator with the weights of a file. Their shapes say how large it is.</summary>
    /// <exception cref="WeightsException">The file holds no weights of such a generator.</exception>
    public static Dcgan.Generator Load(string file)
    {
        var shapes = Weights.Shapes(file);
        if (Shape(0) is not [var latent, _, 4, 4] || Shape(3) is not [_, _, var kernel and (3 or 4), _] || Shape(9) is not [var width, var channels and (1 or 3), 4, 4])
            throw new WeightsException(file, $"these are not the weights of a {Kind}.");
        var generator = new Dcgan.Generator(kernel == 3 ? 28 : 32, (int)channels, (int)latent, (int)width);
        Weights.Load(generator, file);
        generator.eval();
        return generator;

        long[] Shape(int layer) => shapes.GetValueOrDefault($"layers.{layer}.weight", []);
    }
}
