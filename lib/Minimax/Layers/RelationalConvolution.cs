using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A layer on graphs whose edges are of several kinds: Schlichtkrull et al., "Modeling Relational Data with Graph Convolutional Networks" (arXiv
/// 1703.06103), as MolGAN has it (arXiv 1805.11973, equation 5). Nodes in another order give the same answers in that order: no weight knows a node's number.
/// </summary>
public sealed class RelationalConvolution : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear self;   // f_s
    private readonly Linear others; // f_y of all kinds y, one after another
    private readonly int inputs, kinds;

    /// <param name="inputs">Features of a node.</param>
    /// <param name="outputs">Features of a node after it.</param>
    /// <param name="kinds">Y: kinds of edges.</param>
    public RelationalConvolution(int inputs, int outputs, int kinds) : base("RelationalConvolution")
    {
        (this.inputs, this.kinds) = (inputs, kinds);
        (self, others) = (Linear(inputs, outputs), Linear(inputs, outputs * kinds));
        RegisterComponents();
    }

    /// <summary>h'_i = tanh(f_s(h_i) + Σ_j Σ_y A_ijy / |N_i| f_y(h_j)), |N_i| the number of i's neighbours.</summary>
    /// <param name="edges">(B, Y, N, N), symmetric: 1 where there is an edge of a kind.</param>
    /// <param name="nodes">(B, N, inputs).</param>
    /// <returns>(B, N, outputs).</returns>
    public override Tensor forward(Tensor edges, Tensor nodes)
    {
        var sent = others.call(this.Checked("nodes", nodes, InputShape.Any, inputs)).unflatten(2, kinds, -1).transpose(1, 2);              // (B, Y, N, outputs)
        var degree = edges.sum([1, 3]).unsqueeze(2).clamp_min(1);                           // (B, N, 1)
        return (self.call(nodes) + (edges.matmul(sent).sum([1L]) / degree)).tanh();
    }
}
