using Minimax.Layers;
using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// A game in which G looks ahead: Metz, Poole, Pfau and Sohl-Dickstein, "Unrolled Generative Adversarial Networks" (arXiv 1611.02163). G descends what it would
/// pay K steps of D later, f(θ_G, θ_K(θ_G)), and its gradient goes through those steps: it sees how D will answer. D itself plays the game as it is.
/// </summary>
/// <remarks>
/// The steps are the paper's equation, plain gradient ascent with one η, whatever D itself learns by. D is an <see cref="IFunctional"/>.
/// </remarks>
/// <param name="game">What is played.</param>
/// <param name="steps">K; with 0 it is the game itself.</param>
/// <param name="rate">η.</param>
public sealed class Unrolled(IObjective game, int steps, double rate) : IGame
{
    /// <summary>Whether G's gradient goes through D's steps. Without that G meets a D that is K steps better, and does not see that it made it so.</summary>
    public bool SeesReaction { get; init; } = true;

    /// <summary>What D ascends in the game.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) => game.DiscriminatorAscends(real.Scores, fake.Scores);

    /// <summary>What G descends in the game, against D with the weights θ_K.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake)
    {
        if (steps == 0) return game.GeneratorDescends(fake.Scores);
        var d = fake.Discriminator as IFunctional
            ?? throw new InvalidOperationException($"G looks ahead, but {fake.Discriminator.GetType().Name} does not implement {nameof(IFunctional)}.");
        Tensor Value(IReadOnlyList<Tensor> theta, Tensor samples) => game.DiscriminatorAscends(d.Call(real.Examples, theta), d.Call(samples, theta));

        var seen = SeesReaction ? fake.Examples : fake.Examples.detach();
        Tensor[] start = [.. fake.Discriminator.parameters().Select(weight => weight.detach().requires_grad_())];
        return game.GeneratorDescends(d.Call(fake.Examples, Ahead(theta => Value(theta, seen), start, steps, rate, SeesReaction)));
    }

    public Tensor Activation(Tensor scores) => game.Activation(scores);

    /// <summary>θ_{k+1} = θ_k + η ∇f(θ_k), K times.</summary>
    /// <param name="value">f, of D's weights and of whatever else it depends on.</param>
    /// <param name="start">θ_0: tensors that require a gradient.</param>
    /// <param name="steps">K.</param>
    /// <param name="rate">η.</param>
    /// <param name="differentiable">Whether θ_K knows what it came from.</param>
    /// <returns>θ_K.</returns>
    public static IReadOnlyList<Tensor> Ahead(Func<IReadOnlyList<Tensor>, Tensor> value, IReadOnlyList<Tensor> start, int steps, double rate, bool differentiable = true)
    {
        IList<Tensor> theta = [.. start];
        for (var k = 0; k < steps; k++)
        {
            var slopes = autograd.grad([value([.. theta])], theta, create_graph: differentiable, retain_graph: differentiable);
            theta = [.. theta.Zip(slopes, (weight, slope) => weight + (rate * slope))];
        }

        return [.. theta];
    }
}
