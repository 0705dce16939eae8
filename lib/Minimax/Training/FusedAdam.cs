using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Training;

/// <summary>
/// Kingma and Ba, "Adam: A Method for Stochastic Optimization" (arXiv 1412.6980), Algorithm 1, by one call for all parameters where
/// TorchSharp's own makes ten for each. Its numbers, its groups and its state are that one's.
/// </summary>
/// <remarks>TorchSharp does not offer libtorch's fused operators, but it compiles TorchScript, which may call any of them.</remarks>
public sealed class FusedAdam : Adam
{
    private static readonly jit.CompilationUnit Script = jit.compile("""
        def update(parameters: List[Tensor], gradients: List[Tensor], means: List[Tensor], squares: List[Tensor], steps: List[Tensor],
                   rate: float, beta1: float, beta2: float, decay: float, epsilon: float):
            torch._fused_adam_(parameters, gradients, means, squares, [], steps, lr=rate, beta1=beta1, beta2=beta2,
                               weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
            return 0

        """);

    /// <param name="parameters">What it trains. They are on their device already: the averages are made where they are.</param>
    /// <param name="rate">α.</param>
    /// <param name="beta1">β₁: the mean gradient looks back over about 1/(1 − β₁) steps.</param>
    /// <param name="beta2">β₂: the same for its square.</param>
    /// <param name="epsilon">ε: what keeps the denominator from 0.</param>
    /// <param name="decay">λ: the gradient of λ/2 ‖w‖² is added to that of the loss.</param>
    public FusedAdam(IEnumerable<Parameter> parameters, double rate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double decay = 0)
        : base([.. parameters], rate, beta1, beta2, epsilon, decay)
    {
    }

    /// <summary>Forgets the gradients. A parameter that gets none until the next <see cref="step"/> is left alone there.</summary>
    public override void zero_grad()
    {
        foreach (var parameter in parameters()) parameter.grad = null;
    }

    /// <summary>Moves every parameter that has a gradient.</summary>
    /// <param name="closure">Computes the loss anew, if it is to.</param>
    public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    private void Update(ParamGroup group)
    {
        var options = (Options)group.Options;
        using Scalar rate = options.LearningRate!.Value, beta1 = options.beta1!.Value, beta2 = options.beta2!.Value; // TorchSharp would make them of numbers,
        using Scalar decay = options.weight_decay!.Value, epsilon = options.eps!.Value;                           // and let them go before libtorch reads them
        var moved = group.Parameters.Select(p => (Parameter: p, Gradient: p.grad, State: (State)_state[p.Handle])).Where(m => m.Gradient is not null).ToArray();
        foreach (var (_, _, state) in moved) state.step++;
        foreach (var peers in moved.GroupBy(m => m.State.step).Select(same => same.ToArray())) // all of them, unless some were skipped once
        {
            using var count = full([], peers[0].State.step, ScalarType.Float32, peers[0].Parameter.device);
            Script.invoke("update", Each(m => m.Parameter), Each(m => m.Gradient!), Each(m => m.State.exp_avg), Each(m => m.State.exp_avg_sq), Each(_ => count),
                rate, beta1, beta2, decay, epsilon);

            Tensor[] Each(Func<(Parameter Parameter, Tensor? Gradient, State State), Tensor> part) => [.. peers.Select(part)];
        }

        GC.KeepAlive(moved); // until libtorch has used what they stand for
    }
}
