using System.Text;
using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>MNIST-M (Ganin et al. 2016): image i shows the digit of MNIST's image i over a patch of a photograph, 32×32 RGB.</summary>
public static class MnistM
{
    private const int Side = 32;

    /// <summary>The digits of one split, (N, 3, 32, 32), in MNIST's order, from the folder that <c>DataSets.MnistM</c> was fetched into.</summary>
    /// <exception cref="DataFileException">The archive is absent or damaged, or a line of its label file is not <c>FILE DIGIT</c>.</exception>
    public static ImageSet Load(string folder, Split split)
    {
        var path = DataSets.MnistM.Files[0].In(folder);
        using var files = ImageFiles.Open(path);
        var labelled = Labels(files, $"mnist_m/mnist_m_{split.Title}_labels.txt");
        var names = labelled.Select(line => $"mnist_m/mnist_m_{split.Title}/{line.File}").ToList();
        var labels = labelled.Select(line => line.Digit).ToArray();
        return new ImageSet($"MNIST-M {split.Title}", files.Decode(names, Side, Crop.Whole), tensor(labels), Mnist.Classes);
    }

    private static List<(string File, long Digit)> Labels(ImageFiles files, string name)
    {
        var labels = new List<(string, long)>();
        foreach (var line in Encoding.UTF8.GetString(files.Read(name)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is not [var file, [>= '0' and <= '9' and var digit]])
                throw new DataFileException($"{files.Path}/{name}", $"line {labels.Count + 1} is not a file and a digit");
            labels.Add((file, digit - '0'));
        }
        return labels.Count > 0 ? labels : throw new DataFileException($"{files.Path}/{name}", "it holds no labels");
    }
}
