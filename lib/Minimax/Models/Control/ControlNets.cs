using Minimax.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>A policy and those that judge it: two hidden layers of tanh units each, as in "Generative Adversarial Imitation Learning" (arXiv 1606.03476), narrower.</summary>
public static class ControlNets
{
    /// <summary>π: an observation in, the mean of a normal distribution over actions out. Its spread is learnt, and the same everywhere.</summary>
    public sealed class Policy : Module<Tensor, Tensor>
    {
        private readonly Sequential mean;
        private readonly Parameter logSigma;
        private readonly int observed;

        /// <param name="observed">O: the length of an observation.</param>
        /// <param name="actions">A: the length of an action.</param>
        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="sigma">The spread it begins with, in shares of the motors' strength.</param>
        public Policy(int observed, int actions, int width = 64, double sigma = 0.5) : base("Policy")
        {
            this.observed = observed;
            mean = Layers(observed, actions, width);
            logSigma = Parameter(full(actions, Math.Log(sigma)));
            RegisterComponents();
        }

        /// <summary>σ of each number of an action: (A).</summary>
        public Tensor Sigma => logSigma.exp();

        /// <param name="observations">(B, O).</param>
        /// <returns>(B, A): the mean action.</returns>
        public override Tensor forward(Tensor observations) => mean.call(this.Checked("observations", observations, observed));

        /// <summary>An action at random: μ + σ ε.</summary>
        /// <param name="observations">(B, O).</param>
        /// <returns>(B, A).</returns>
        public Tensor Draw(Tensor observations)
        {
            var mu = call(observations);
            return mu + (Sigma * randn_like(mu));
        }

        /// <summary>log π(a|s) = −Σ ((a − μ)² / 2σ² + log σ + ½ log 2π).</summary>
        /// <param name="observations">(B, O).</param>
        /// <param name="actions">(B, A).</param>
        /// <returns>(B).</returns>
        public Tensor LogProbability(Tensor observations, Tensor actions) =>
            -((((actions - call(observations)) / Sigma).square() / 2) + logSigma + (Math.Log(2 * Math.PI) / 2)).sum(1);

        /// <summary>H = Σ (log σ + ½ log 2πe), in nats.</summary>
        public Tensor Entropy() => (logSigma + (Math.Log(2 * Math.PI * Math.E) / 2)).sum();
    }

    /// <summary>A number for each row: what a state is worth, or D's logit for a pair.</summary>
    public sealed class Judge : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly int seen;

        /// <param name="seen">The length of a row.</param>
        /// <param name="width">Units in each hidden layer.</param>
        public Judge(int seen, int width = 64) : base("Judge")
        {
            this.seen = seen;
            layers = Layers(seen, 1, width);
            RegisterComponents();
        }

        /// <param name="rows">(B, seen).</param>
        /// <returns>(B).</returns>
        public override Tensor forward(Tensor rows) => layers.call(this.Checked("rows", rows, seen)).squeeze(1);
    }

    private static Sequential Layers(int inputs, int outputs, int width) => Sequential( // (B, inputs)
        Linear(inputs, width), Tanh(),                                                  // (B, width)
        Linear(width, width), Tanh(),                                                   // (B, width)
        Linear(width, outputs));                                                        // (B, outputs)
}
