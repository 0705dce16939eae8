using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The D of Professor Forcing (arXiv 1610.09038, section 2): reads a row of states forwards and backwards, and says whether the network was being taught or
/// was writing on its own.
/// </summary>
/// <remarks>Deviations: the paper's three layers of units on top are one here, and they see the mean over time.</remarks>
public sealed class DynamicsDiscriminator : Module<Tensor, Tensor>
{
    private readonly GRU gru;
    private readonly Sequential head;
    private readonly int states;

    /// <param name="states">H of the network that is judged.</param>
    /// <param name="hidden">Units in each direction.</param>
    public DynamicsDiscriminator(int states, int hidden = 32) : base("DynamicsDiscriminator")
    {
        this.states = states;
        gru = GRU(states, hidden, batchFirst: true, bidirectional: true);
        head = Sequential(Linear(2 * hidden, hidden), LeakyReLU(0.2), Linear(hidden, 1));
        RegisterComponents();
    }

    /// <param name="dynamics">(B, T, H), of any length T.</param>
    /// <returns>(B) scores.</returns>
    public override Tensor forward(Tensor dynamics)
    {
        var seen = gru.call(this.Checked("states", dynamics, InputShape.Any, states), null).Item1;       // (B, T, 2 · hidden)
        return head.call(seen.mean([1L])).squeeze(1);
    }
}
