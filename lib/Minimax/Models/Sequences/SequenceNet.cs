using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A recurrent network that writes sequences: p(x₁ … x_T) = Π_t p(x_t | s_t), where the state s_t = GRU(s_{t−1}, x_{t−1}) has read all elements
/// before. It runs in two modes. In <see cref="Read"/> the x_{t−1} are those of the data (teacher forcing), in <see cref="Write"/> its own.
/// </summary>
public sealed class SequenceNet : Module<Tensor, Tensor>
{
    private readonly GRU gru;
    private readonly Emission emission;

    /// <param name="emission">p(x | s).</param>
    public SequenceNet(Emission emission) : base("SequenceNet")
    {
        this.emission = emission;
        gru = GRU(emission.Width, emission.Hidden, batchFirst: true);
        RegisterComponents();
    }

    /// <summary>H.</summary>
    public int Hidden => emission.Hidden;

    /// <summary>W, the numbers of an element.</summary>
    public int Width => emission.Width;

    /// <summary>−log p(x₁ … x_T) of each sequence, in nats.</summary>
    /// <param name="x">(B, T, W).</param>
    /// <returns>(B).</returns>
    public override Tensor forward(Tensor x) => -LogProbability(Read(x), x).sum(1);

    /// <summary>The states while somebody else's sequence is read: s_t has read x₁ … x_{t−1}. Before the first element it reads zeros.</summary>
    /// <param name="x">(B, T, W).</param>
    /// <returns>(B, T, H).</returns>
    public Tensor Read(Tensor x)
    {
        this.Checked("sequences", x, InputShape.Any, Width);
        var before = cat([zeros_like(x[.., ..1]), x[.., ..^1]], 1);
        return gru.call(before, null).Item1;
    }

    /// <summary>log p(x_t | s_t).</summary>
    /// <param name="states">(B, T, H).</param>
    /// <param name="x">(B, T, W).</param>
    /// <returns>(B, T).</returns>
    public Tensor LogProbability(Tensor states, Tensor x) =>
        emission.LogProbability(states.reshape(-1, Hidden), x.reshape(-1, Width)).view(x.shape[0], x.shape[1]);

    /// <summary>Writes on its own: each element is drawn from what the state says, and read in the next step.</summary>
    /// <param name="count">B.</param>
    /// <param name="length">T.</param>
    /// <param name="begun">(B, t, W): elements that are given, in place of its own first ones.</param>
    /// <returns>(B, T, W), and the states (B, T, H) with their graph. The graph does not go through the elements, which are drawn.</returns>
    public (Tensor X, Tensor States) Write(long count, int length, Tensor? begun = null)
    {
        if (begun is not null) this.Checked("sequences", begun, InputShape.Any, Width);
        var x = zeros(count, 1, Width, device: gru.parameters().First().device);
        var (all, states, state) = (new List<Tensor>(), new List<Tensor>(), (Tensor?)null);
        for (var t = 0; t < length; t++)
        {
            (var now, state) = gru.call(x, state);                                                       // (B, 1, H), (1, B, H)
            x = begun is not null && t < begun.shape[1] ? begun[.., t..(t + 1)] : emission.Draw(now.squeeze(1)).unsqueeze(1);
            all.Add(x);
            states.Add(now);
        }

        return (cat(all, 1), cat(states, 1));
    }
}
