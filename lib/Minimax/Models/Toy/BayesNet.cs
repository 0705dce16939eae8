using static TorchSharp.torch;

namespace Minimax.Models;

/// <summary>
/// A Bayes net of binary variables: p(x_1 … x_n) = Π_i p(x_i | parents of x_i), an explicit density whose samples can be drawn in two ways,
/// from the roots to the leaves once (ancestral sampling), or by changing one variable at a time for long (Gibbs sampling, a Markov chain).
/// </summary>
public sealed class BayesNet
{
    private readonly IReadOnlyList<Node> nodes;
    private readonly int[] order;

    /// <param name="nodes">The variables, in any order; their parents are among them, and nothing is its own ancestor.</param>
    /// <exception cref="ArgumentException">The graph has a cycle, or a table does not fit its parents.</exception>
    public BayesNet(params IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            var rows = 1 << node.Parents.Count;
            if (node.True.Count == rows) continue;
            throw new ArgumentException($"{node.Name} has {node.Parents.Count} parents, so its table needs {rows} rows, not {node.True.Count}.", nameof(nodes));
        }

        this.nodes = nodes;
        order = TopologicalOrder(nodes);
    }

    /// <summary>A variable.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Parents">The positions of its parents in the net.</param>
    /// <param name="True">
    /// The probability that it is true, for each combination of its parents' values; the first parent is the highest bit of the row's number.
    /// </param>
    public sealed record Node(string Name, IReadOnlyList<int> Parents, IReadOnlyList<double> True);

    /// <summary>The names, each after those of all its parents: the order of ancestral sampling.</summary>
    public IReadOnlyList<string> Order => [.. order.Select(i => nodes[i].Name)];

    /// <summary>Ancestral sampling: each variable is drawn once, when all its parents have been. The samples are independent and exact.</summary>
    /// <returns>(count, n), float32, 0 for false and 1 for true.</returns>
    public Tensor Ancestral(long count)
    {
        using var scope = NewDisposeScope();
        var x = zeros(count, nodes.Count);
        foreach (var i in order) x.select(1, i).copy_(True(i, x).bernoulli());
        return x.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Gibbs sampling: <paramref name="count"/> chains begin anywhere and redraw every variable in turn, given all others,
    /// <paramref name="sweeps"/> times. Exact only in the limit of many sweeps.
    /// </summary>
    /// <returns>(count, n), float32, 0 for false and 1 for true: the last state of each chain, so that the samples are independent.</returns>
    public Tensor Gibbs(long count, int sweeps)
    {
        using var scope = NewDisposeScope();
        var x = full([count, nodes.Count], 0.5).bernoulli();
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            for (var i = 0; i < nodes.Count; i++) x.select(1, i).copy_(GivenTheRest(i, x).bernoulli());
        }

        return x.MoveToOuterDisposeScope();
    }

    /// <summary>log p(x) = Σ_i log p(x_i | parents): the density in explicit form.</summary>
    /// <param name="x">(B, n) of 0 and 1.</param>
    /// <returns>(B).</returns>
    public Tensor LogProbability(Tensor x)
    {
        using var scope = NewDisposeScope();
        var terms = nodes.Select((_, i) => (x.select(1, i) * True(i, x)) + ((1 - x.select(1, i)) * (1 - True(i, x))));
        return stack([.. terms], 1).log().sum(1).MoveToOuterDisposeScope();
    }

    /// <summary>Every state there is: (2ⁿ, n), row s holding the bits of s, the first variable's the highest.</summary>
    public Tensor States()
    {
        using var scope = NewDisposeScope();
        var rows = Enumerable.Range(0, 1 << nodes.Count).SelectMany(s => nodes.Select((_, i) => (float)((s >> (nodes.Count - 1 - i)) & 1)));
        return tensor(rows.ToArray()).view(-1, nodes.Count).MoveToOuterDisposeScope();
    }

    /// <summary>How often each state of <see cref="States"/> occurs.</summary>
    /// <param name="x">(B, n) of 0 and 1.</param>
    /// <returns>(2ⁿ), int64.</returns>
    public Tensor Counts(Tensor x)
    {
        using var scope = NewDisposeScope();
        return bincount(Row(x, [.. Enumerable.Range(0, nodes.Count)]), minlength: 1 << nodes.Count).MoveToOuterDisposeScope();
    }

    // p(x_i = 1 | parents), from the table's row that the parents' values name: (B).
    private Tensor True(int i, Tensor x)
    {
        var table = tensor(nodes[i].True.Select(p => (float)p).ToArray());
        return table.index_select(0, Row(x, nodes[i].Parents));
    }

    // p(x_i = 1 | all others) = p(x with x_i = 1) / (p(x with x_i = 1) + p(x with x_i = 0)): (B).
    private Tensor GivenTheRest(int i, Tensor x)
    {
        var (one, zero) = (x.clone(), x.clone());
        one.select(1, i).fill_(1);
        zero.select(1, i).fill_(0);
        return (LogProbability(one) - LogProbability(zero)).sigmoid();
    }

    // The number whose bits are the given variables' values, the first the highest: (B), int64.
    private static Tensor Row(Tensor x, IReadOnlyList<int> variables)
    {
        var row = zeros(x.shape[0], ScalarType.Int64);
        foreach (var i in variables) row = (row * 2) + x.select(1, i).to_type(ScalarType.Int64);
        return row;
    }

    // Kahn's: whatever has no undrawn parent comes next.
    private static int[] TopologicalOrder(IReadOnlyList<Node> nodes)
    {
        var order = new List<int>();
        while (order.Count < nodes.Count)
        {
            var next = Enumerable.Range(0, nodes.Count).FirstOrDefault(i => !order.Contains(i) && nodes[i].Parents.All(order.Contains), -1);
            if (next < 0) throw new ArgumentException("The graph has a cycle: no order puts every parent before its children.", nameof(nodes));
            order.Add(next);
        }

        return [.. order];
    }
}
