using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// Professor Forcing: Goyal, Lamb, Zhang, Zhang, Courville and Bengio, "Professor Forcing: A New Algorithm for Training Recurrent Networks" (arXiv 1610.09038).
/// The network learns by teacher forcing, and besides from a discriminator that its states should look alike whether it reads or writes.
/// </summary>
/// <param name="network">G, which writes.</param>
/// <param name="discriminator">(B, T, H) states to (B) scores, high where the network was being taught.</param>
/// <param name="optimizers">The optimisers of G and D.</param>
public sealed class ProfessorForcingStep(SequenceNet network, Module<Tensor, Tensor> discriminator, (OptimizerHelper G, OptimizerHelper D) optimizers) : IStep<Tensor>
{
    private static readonly IObjective Game = new NonSaturating();

    private readonly Player<SequenceNet> g = new("G", network, optimizers.G);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);

    /// <summary>How much the game counts beside the likelihood of an element.</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>How many elements are written for D. If there are more than in the data, D sees as long a part of them, from anywhere.</summary>
    public int? Length { get; init; }

    /// <summary>States at the beginning that D does not see: they say nothing yet but that it is the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// Above this accuracy D rests, as it is far ahead: its loss does not count, though Adam's momentum still carries it on for a while. Below
    /// <see cref="Useful"/> G does not listen, as D knows nothing.
    /// </summary>
    public double Rests { get; init; } = 0.99;

    /// <summary>See <see cref="Rests"/>. Deviation: the paper has 0.75; here G listens from the first step, unless this is set.</summary>
    public double Useful { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, d];

    /// <summary>Updates D, then G.</summary>
    /// <param name="x">(B, T, W) sequences.</param>
    /// <returns>The nats of an element; the losses of D and of G's game; what D says of both, and its accuracy. Each loss is that before its player's update.</returns>
    public Report Update(Tensor x)
    {
        var taught = g.Network.Read(x);                                                                  // (B, T, H)
        var nats = -g.Network.LogProbability(taught, x).mean();
        var (read, written) = (taught[.., Skip..], Written(x));
        var (onRead, onWritten) = (d.Network.call(read.detach()), d.Network.call(written.detach()));
        var loss = -Game.DiscriminatorAscends(onRead, onWritten);
        var accuracy = (onRead.gt(0).to_type(ScalarType.Float32).mean() + onWritten.lt(0).to_type(ScalarType.Float32).mean()) / 2;
        d.Descend(loss * accuracy.lt(Rests));
        var fooling = Fool(nats, read, written, accuracy.ge(Useful));
        return new Report(("nats", nats), ("D loss", loss), ("G loss", fooling))
        {
            Outputs = [("D(read)", onRead.sigmoid().mean()), ("D(written)", onWritten.sigmoid().mean())],
            Rates = [("accuracy", accuracy)],
        };
    }

    /// <summary>NLL + λ (C_f + C_t): C_f = −E log D(written) pulls writing to reading; C_t = −E log(1 − D(read)) pulls reading to writing (section 2.2).</summary>
    private Tensor Fool(Tensor nats, Tensor read, Tensor written, Tensor counts)
    {
        using var frozen = d.Network.Freeze();
        var fooling = Game.GeneratorDescends(d.Network.call(written)) + Game.GeneratorDescends(-d.Network.call(read));
        g.Descend(nats + (Lambda * counts * fooling));
        return fooling;
    }

    private Tensor Written(Tensor x)
    {
        var (length, window) = ((int)x.shape[1], (int)x.shape[1] - Skip);
        var (_, states) = g.Network.Write(x.shape[0], Length ?? length);
        var from = Skip + (int)randint(0, (Length ?? length) - length + 1, [1]).item<long>();
        return states[.., from..(from + window)];
    }
}
