using Minimax.Data;
using Minimax.Layers;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>The networks of MolGAN: De Cao and Kipf, "MolGAN: An implicit generative model for small molecular graphs" (arXiv 1805.11973), section 3.</summary>
public static class MolGan
{
    /// <summary>
    /// G: a latent vector in, a whole molecule out, as a row of <see cref="MoleculeRows"/>. Of each pair of places the kind of bond and of each place the
    /// kind of atom are drawn by Gumbel-softmax.
    /// </summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly Tensor pairs;      // (n²), int64: the number of the pair i < j at (i, j) and (j, i); one more on the diagonal
        private readonly Tensor nothing;    // (1, 1, 4): no bond
        private readonly int places;

        /// <param name="places">n: the most atoms that a molecule can have.</param>
        /// <param name="latent">The length of z; the paper's is 32.</param>
        /// <param name="widths">Units in the hidden layers; the paper's are 128, 256 and 512.</param>
        public Generator(int places, int latent, params ReadOnlySpan<int> widths) : base("Generator")
        {
            (Latent, this.places) = (latent, places);
            List<Module<Tensor, Tensor>> modules = [];
            var last = latent;
            foreach (var width in widths)
            {
                modules.AddRange([Linear(last, width), Tanh()]);                            // (B, width)
                last = width;
            }

            modules.Add(Linear(last, (Pairs * MoleculeRows.Orders) + (places * MoleculeRows.Kinds)));
            layers = Sequential(modules);
            (pairs, nothing) = (Numbers(places), tensor(new float[] { 1, 0, 0, 0 }).view(1, 1, -1));
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <summary>τ of the Gumbel-softmax.</summary>
        public double Temperature { get; init; } = 1;

        private int Pairs => places * (places - 1) / 2;

        /// <param name="z">(B, latent).</param>
        /// <returns>(B, 4 n² + 5 n) zeros and ones, through which gradients flow as through the softmax.</returns>
        public override Tensor forward(Tensor z)
        {
            var logits = layers.call(this.Checked("latents", z, Latent));
            var (bonds, atoms) = (logits.narrow(1, 0, Pairs * MoleculeRows.Orders), logits.narrow(1, Pairs * MoleculeRows.Orders, places * MoleculeRows.Kinds));
            var drawn = Drawn(bonds.view(-1, Pairs, MoleculeRows.Orders));                  // (B, pairs, 4)
            var all = cat([drawn, nothing.expand(z.shape[0], -1, -1)], 1).index_select(1, pairs); // (B, n², 4): symmetric
            return cat([all.flatten(1), Drawn(atoms.view(-1, places, MoleculeRows.Kinds)).flatten(1)], 1);
        }

        private Tensor Drawn(Tensor logits) => GumbelSoftmax.Hard(logits, Temperature);

        private static Tensor Numbers(int places)
        {
            var numbers = new long[places * places];
            var next = 0L;
            for (var i = 0; i < places; i++)
            {
                for (var j = i + 1; j < places; j++) numbers[(i * places) + j] = numbers[(j * places) + i] = next++;
            }

            for (var i = 0; i < places; i++) numbers[(i * places) + i] = next;
            return tensor(numbers);
        }
    }

    /// <summary>
    /// D, and the reward network as well: two relational convolutions, a sum over the atoms, and two layers. Atoms in another order have the same score.
    /// </summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly RelationalConvolution first, second;
        private readonly Linear gate, value;
        private readonly Sequential head;
        private readonly int places;

        /// <param name="places">n.</param>
        /// <param name="width">Features of an atom after the first layer; the paper's D has 64.</param>
        /// <param name="squash">Whether the score lies between 0 and 1: the reward network's.</param>
        public Discriminator(int places, int width = 64, bool squash = false) : base("Discriminator")
        {
            const int kinds = MoleculeRows.Kinds, bonds = MoleculeRows.Orders - 1;          // no bond is no edge
            this.places = places;
            (first, second) = (new(kinds, width, bonds), new(width + kinds, width / 2, bonds));
            (gate, value) = (Linear((width / 2) + kinds, 2 * width), Linear((width / 2) + kinds, 2 * width));
            Module<Tensor, Tensor>[] squashed = squash ? [Sigmoid()] : [];
            head = Sequential([Linear(2 * width, 2 * width), Tanh(), Linear(2 * width, 1), .. squashed, Flatten(0)]);
            RegisterComponents();
        }

        /// <summary>h_G = tanh Σ_v σ(i(h_v, x_v)) ⊙ tanh j(h_v, x_v), equation 6, and its score.</summary>
        /// <param name="rows">(B, 4 n² + 5 n) of <see cref="MoleculeRows"/>.</param>
        /// <returns>(B).</returns>
        public override Tensor forward(Tensor rows)
        {
            var (bonds, x) = MoleculeRows.Split(this.Checked("molecules", rows, MoleculeRows.Length(places)), places);
            var edges = bonds.narrow(3, 1, MoleculeRows.Orders - 1).permute(0, 3, 1, 2);    // (B, 3, n, n)
            var h = first.call(edges, x);                                                   // (B, n, width)
            h = second.call(edges, cat([h, x], 2));                                         // (B, n, width / 2)
            var both = cat([h, x], 2);
            var all = (gate.call(both).sigmoid() * value.call(both).tanh()).sum([1L]).tanh(); // (B, 2 width)
            return head.call(all);
        }
    }
}
