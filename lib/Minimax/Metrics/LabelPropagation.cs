using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// Semi-supervised learning without a network: labels flow along a graph that joins each point to its nearest neighbours. Zhou et al.,
/// "Learning with Local and Global Consistency" (NIPS 2003): F ← α S F + (1 − α) Y with S = D^−½ W D^−½, whose fixed point minimises
/// ½ Σ_ij W_ij ‖F_i / √D_i − F_j / √D_j‖² (the quadratic form of the normalised graph Laplacian I − S) plus (1/α − 1) Σ_i ‖F_i − Y_i‖².
/// </summary>
public static class LabelPropagation
{
    /// <summary>What <see cref="Classify"/> takes for "no label".</summary>
    public const long Unknown = -1;

    private const int Rows = 1000; // of the matrix of distances, made at once: bounds the memory

    /// <summary>Gives every point a class.</summary>
    /// <param name="points">(N, …), compared by their Euclidean distance.</param>
    /// <param name="labels">(N), int64: a class from 0, or <see cref="Unknown"/>.</param>
    /// <param name="neighbours">Edges from each point, fewer than N.</param>
    /// <param name="alpha">How much a point hears from its neighbours, below 1; the rest it hears from its own label.</param>
    /// <param name="iterations">Rounds of the flow: a label reaches points that many edges away.</param>
    /// <returns>(N), int64: the classes. A point that no label reaches gets class 0.</returns>
    /// <exception cref="ArgumentException">There are not as many labels as points, or too few points for so many neighbours.</exception>
    public static Tensor Classify(Tensor points, Tensor labels, int neighbours = 10, double alpha = 0.99, int iterations = 100)
    {
        if (labels.shape[0] != points.shape[0]) throw new ArgumentException($"{labels.shape[0]} labels for {points.shape[0]} points.", nameof(labels));
        if (neighbours >= points.shape[0]) throw new ArgumentException($"{points.shape[0]} points have no {neighbours} neighbours each.", nameof(neighbours));

        using var scope = NewDisposeScope();
        using var still = no_grad();
        var graph = Graph.Of(points.flatten(1), neighbours);
        var root = graph.Flow(ones(points.shape[0], 1, device: points.device)).clamp_min(1e-30).sqrt(); // (N, 1): D^½; 0 where all neighbours are far away
        var given = OneHot(labels);                                                      // (N, K): Y
        var beliefs = given.clone();                                                     // (N, K): F
        for (var i = 0; i < iterations; i++)
        {
            using var round = NewDisposeScope();
            beliefs.copy_((graph.Flow(beliefs / root) / root * alpha) + (given * (1 - alpha)));
        }

        return beliefs.argmax(1).MoveToOuterDisposeScope();
    }

    private static Tensor OneHot(Tensor labels)
    {
        var classes = labels.max().item<long>() + 1;
        return labels.unsqueeze(1).eq(arange(classes, device: labels.device)).to_type(ScalarType.Float32); // (N, K); no 1 where the label is unknown
    }

    /// <summary>W = A + Aᵀ, where A holds the edges from each point to its nearest neighbours.</summary>
    private sealed record Graph(Tensor Near, Tensor Weights)
    {
        /// <param name="points">(N, D).</param>
        /// <param name="neighbours">k.</param>
        public static Graph Of(Tensor points, int neighbours)
        {
            var parts = Enumerable.Range(0, (int)((points.shape[0] + Rows - 1) / Rows)).Select(i => Nearest(points, (long)i * Rows, neighbours)).ToArray();
            var distances = cat([.. parts.Select(p => p.Distances)]);                                    // (N, k): ‖x − x_j‖²
            var scale = distances.mean();
            return new Graph(cat([.. parts.Select(p => p.Near)]), (-distances / scale).exp());           // a Gaussian as wide as an edge is long
        }

        /// <summary>W · values.</summary>
        /// <param name="values">(N, K).</param>
        public Tensor Flow(Tensor values)
        {
            var (count, k, width) = (Near.shape[0], Near.shape[1], values.shape[1]);
            var flat = Near.flatten();                                                                   // (N k)
            var heard = (values.index_select(0, flat).view(count, k, width) * Weights.unsqueeze(2)).sum(1);             // A · values
            var told = (values.unsqueeze(1) * Weights.unsqueeze(2)).view(count * k, width);
            return heard.index_add_(0, flat, told, 1);                                                   // + Aᵀ · values
        }

        private static (Tensor Distances, Tensor Near) Nearest(Tensor points, long from, int neighbours)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(Rows, points.shape[0] - from);
            var some = points.narrow(0, from, count);                                                    // (R, D)
            var distances = SquaredDistance.Between(some, points);                                       // (R, N)
            distances.diagonal(from).fill_(float.PositiveInfinity);                                      // nobody is his own neighbour
            var (nearest, indices) = distances.topk(neighbours, largest: false);
            return (nearest.MoveToOuterDisposeScope(), indices.MoveToOuterDisposeScope());
        }
    }
}
