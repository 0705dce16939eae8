using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>Which class was taken for which: what a segmentation is judged by, pixel by pixel.</summary>
/// <remarks>
/// The three numbers are those of Long, Shelhamer and Darrell, "Fully Convolutional Networks for Semantic Segmentation" (arXiv 1411.4038), section
/// 5. A class of which there is nothing in the truth is left out of the mean accuracy; one that is in the answers neither, out of the mean overlap as well.
/// </remarks>
public sealed class Confusion
{
    private readonly double[,] counts; // n_ij: pixels of class i that are taken for j

    private Confusion(double[,] counts) => this.counts = counts;

    private int Classes => counts.GetLength(0);

    private IEnumerable<int> All => Enumerable.Range(0, Classes);

    /// <summary>Counts the pixels.</summary>
    /// <param name="answers">Any shape, int64: the class that each pixel is taken for.</param>
    /// <param name="truth">The same shape, int64: the class that it has.</param>
    /// <param name="classes">How many there are.</param>
    public static Confusion Of(Tensor answers, Tensor truth, int classes)
    {
        if (!answers.shape.SequenceEqual(truth.shape))
            throw new ArgumentException($"Answers of ({string.Join(", ", answers.shape)}) do not fit ({string.Join(", ", truth.shape)}).", nameof(answers));
        using var scope = NewDisposeScope();
        var largest = Math.Max(answers.max().item<long>(), truth.max().item<long>());
        if (largest >= classes) throw new ArgumentException($"There are {classes} classes from 0, and {largest} among them.", nameof(answers));
        var cells = ((truth * classes) + answers).flatten().bincount(null, classes * classes).cpu().data<long>().ToArray();
        var counts = new double[classes, classes];
        for (var i = 0; i < cells.Length; i++) counts[i / classes, i % classes] = cells[i];
        return new Confusion(counts);
    }

    /// <summary>Σᵢ nᵢᵢ / Σᵢ tᵢ, where tᵢ = Σⱼ nᵢⱼ: the share of pixels that are right.</summary>
    public double PixelAccuracy => All.Sum(i => counts[i, i]) / All.Sum(Truth);

    /// <summary>The mean over classes of nᵢᵢ / tᵢ: every class counts alike, however small it is.</summary>
    public double ClassAccuracy => All.Where(i => Truth(i) > 0).Average(i => counts[i, i] / Truth(i));

    /// <summary>The mean over classes of <see cref="Overlaps"/>.</summary>
    public double MeanOverlap => Overlaps.Where(overlap => !double.IsNaN(overlap)).Average();

    /// <summary>"IoU" of each class, nᵢᵢ / (tᵢ + Σⱼ nⱼᵢ − nᵢᵢ): pixels in both over pixels in either. NaN where there are none.</summary>
    public IReadOnlyList<double> Overlaps => [.. All.Select(i => counts[i, i] / (Truth(i) + All.Sum(j => counts[j, i]) - counts[i, i]))];

    private double Truth(int i) => All.Sum(j => counts[i, j]);
}
