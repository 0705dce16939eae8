using Minimax.Layers;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The networks of NetGAN: Bojchevski et al., "NetGAN: Generating Graphs via Random Walks" (arXiv 1803.00816), section 3.1. G writes walks, node by node, and D reads
/// them; neither ever sees the graph.
/// </summary>
public static class NetGan
{
    /// <summary>G: a latent vector in, a walk out. An LSTM reads the node that was drawn last and says who comes next.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential begin;
        private readonly LSTMCell cell;
        private readonly Linear up, down;
        private readonly int length;

        /// <param name="nodes">N.</param>
        /// <param name="length">T, nodes in a walk; the paper's is 16.</param>
        /// <param name="latent">The length of z; the paper's is 16.</param>
        /// <param name="hidden">H, far below N: so few numbers cannot hold the whole graph. The paper's is 40.</param>
        public Generator(int nodes, int length, int latent = 16, int hidden = 40) : base("Generator")
        {
            (Latent, this.length) = (latent, length);
            begin = Sequential(Linear(latent, hidden), Tanh(), Linear(hidden, 2 * hidden), Tanh());
            cell = LSTMCell(hidden, hidden);
            up = Linear(hidden, nodes);
            down = Linear(nodes, hidden, hasBias: false);
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <summary>τ of the Gumbel-softmax.</summary>
        public double Temperature { get; set; } = 1;

        /// <summary>m_0 = g(z); o_t, m_t = LSTM(v_{t−1} W_down, m_{t−1}), v_t ~ Cat(softmax(o_t W_up)).</summary>
        /// <param name="z">(B, latent).</param>
        /// <returns>(B, T, N) zeros and ones, through which gradients flow as through the softmax.</returns>
        public override Tensor forward(Tensor z)
        {
            var memory = begin.call(this.Checked("latents", z, Latent)).chunk(2, 1);            // (B, H): h_0 and C_0
            var (h, c) = (memory[0], memory[1]);
            var input = zeros_like(h);                                                          // v_0 W_down: nobody
            var walk = new List<Tensor>();
            for (var t = 0; t < length; t++)
            {
                (h, c) = cell.call(input, (h, c));
                walk.Add(GumbelSoftmax.Hard(up.call(h), Temperature));                          // (B, N): v_t
                input = down.call(walk[^1]);                                                    // (B, H)
            }

            return stack(walk, 1);
        }
    }

    /// <summary>D: looks at every few nodes in a row, and the mean of what it says of them is the walk's score.</summary>
    /// <remarks>
    /// Deviation: the paper's D is an LSTM. The gradient penalty has to go through it twice, node by node; a convolution looks at all windows at once. Where each step
    /// of a walk depends on the last node alone, two nodes in a row say all that there is to know of the steps.
    /// </remarks>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Conv1d rows;
        private readonly Sequential head;
        private readonly int nodes;

        /// <param name="nodes">N.</param>
        /// <param name="window">Nodes in a row that are looked at together.</param>
        /// <param name="hidden">Features of such a row.</param>
        public Discriminator(int nodes, int window = 2, int hidden = 64) : base("Discriminator")
        {
            this.nodes = nodes;
            rows = Conv1d(nodes, hidden, window);
            head = Sequential(LeakyReLU(0.2), Linear(hidden, hidden), LeakyReLU(0.2), Linear(hidden, 1));
            RegisterComponents();
        }

        /// <param name="walks">(B, T, N), of any length T from the window's on.</param>
        /// <returns>(B) scores.</returns>
        public override Tensor forward(Tensor walks)
        {
            var seen = rows.call(this.Checked("walks", walks, InputShape.Any, nodes).transpose(1, 2)); // (B, hidden, T − window + 1)
            return head.call(seen.transpose(1, 2)).mean([1L]).squeeze(1);
        }
    }
}
