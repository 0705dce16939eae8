using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Steps along the mean gradient, scaled by the root of the mean square (Kingma and Ba 2015, algorithm 1).</summary>
public class Adam : OptimizerHelper, IBetas
{
    public Adam(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1E-08, double weight_decay = 0,
        bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <param name="parameters">Groups; what a group's options leave open is taken from the arguments below.</param>
    /// <param name="lr">The step size before bias correction.</param>
    /// <param name="beta1">Decay of the mean of the gradients.</param>
    /// <param name="beta2">Decay of the mean of their squares.</param>
    /// <param name="eps">Added to the denominator.</param>
    /// <param name="weight_decay">Added to the gradients: weight_decay·p.</param>
    /// <param name="amsgrad">Whether the denominator uses the largest mean square so far (Reddi et al. 2018).</param>
    /// <param name="maximize">Whether to climb.</param>
    public Adam(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1E-08, double weight_decay = 0,
        bool amsgrad = false, bool maximize = false)
    {
        Hyper.NotNegative(lr);
        Hyper.NotNegative(eps);
        Hyper.NotNegative(weight_decay);
        Hyper.Decay(beta1);
        Hyper.Decay(beta2);
        _defaults = new Options
        {
            LearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    Options Defaults => (Options)_defaults;

    /// <summary>What groups that are added later take.</summary>
    public (double, double) Betas
    {
        get => (Defaults.beta1!.Value, Defaults.beta2!.Value);
        set => (Defaults.beta1, Defaults.beta2) = value;
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = (Options)(param_group.Options ??= new Options());
        options.LearningRate ??= Defaults.LearningRate;
        options.beta1 ??= Defaults.beta1;
        options.beta2 ??= Defaults.beta2;
        options.eps ??= Defaults.eps;
        options.weight_decay ??= Defaults.weight_decay;
        options.amsgrad ??= Defaults.amsgrad;
        options.maximize ??= Defaults.maximize;
        Add(param_group, parameter => new State(parameter));
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    // m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
    void Update(ParamGroup group)
    {
        var (parameters, gradients, states) = WithGradients<State>(group);
        if (states.Length == 0)
            return;

        var options = group.Options;
        var (lr, beta1, beta2, maximize) = (options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.maximize!.Value);
        gradients = Decayed(maximize ? Foreach.neg(gradients) : gradients, parameters, options.weight_decay!.Value);

        Tensor[] means = [.. states.Select(state => state.exp_avg)];
        Foreach.mul_(means, beta1);
        Foreach.add_(means, gradients, 1 - beta1);
        Tensor[] squares = [.. states.Select(state => state.exp_avg_sq)];
        Foreach.mul_(squares, beta2);
        Foreach.addcmul_(squares, gradients, gradients, 1 - beta2);

        foreach (var state in states)
            state.step++;
        var denominators = Foreach.sqrt(options.amsgrad!.Value ? [.. states.Select(state => state.LargestSquare())] : squares);
        Foreach.div_(denominators, [.. states.Select(state => Math.Sqrt(1 - Math.Pow(beta2, state.step)))]);
        Foreach.add_(denominators, options.eps!.Value);
        Foreach.addcdiv_(parameters, means, denominators, [.. states.Select(state => -lr / (1 - Math.Pow(beta1, state.step)))]);
    }

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? weight_decay;
        public double? eps;
        public bool? amsgrad;
        public bool? maximize;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (beta1, beta2, eps, weight_decay) = (other.beta1, other.beta2, other.eps, other.weight_decay);
            (amsgrad, maximize) = (other.amsgrad, other.maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1E-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                amsgrad = amsgrad,
                maximize = maximize,
            })
        {
        }

        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>The number of steps, the means of the gradients and of their squares, and with AMSGrad the largest of the latter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor exp_avg = null!;
        public Tensor exp_avg_sq = null!;
        public Tensor? max_exp_avg_sq;

        public State(Parameter parameter) : base(parameter)
        {
        }

        internal Tensor LargestSquare() => max_exp_avg_sq = Replace(max_exp_avg_sq, maximum(max_exp_avg_sq!, exp_avg_sq));

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            exp_avg = Replace(exp_avg, zeros_like(_parameter));
            exp_avg_sq = Replace(exp_avg_sq, zeros_like(_parameter));
            max_exp_avg_sq = Replace(max_exp_avg_sq, ((Options)options).amsgrad!.Value ? zeros_like(_parameter) : null);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            TensorFormat.Write(writer, exp_avg);
            TensorFormat.Write(writer, exp_avg_sq);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg = Replace(exp_avg, Read(reader));
            exp_avg_sq = Replace(exp_avg_sq, Read(reader));
            max_exp_avg_sq = Replace(max_exp_avg_sq, ReadConditional(reader));
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            exp_avg = Replace(exp_avg, CopyOf(other.exp_avg));
            exp_avg_sq = Replace(exp_avg_sq, CopyOf(other.exp_avg_sq));
            max_exp_avg_sq = Replace(max_exp_avg_sq, other.max_exp_avg_sq is { } largest ? CopyOf(largest) : null);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(exp_avg, state.exp_avg) && Close(exp_avg_sq, state.exp_avg_sq)
            && Close(max_exp_avg_sq, state.max_exp_avg_sq);

        public override void to(Device device)
        {
            exp_avg = Replace(exp_avg, exp_avg.to(device));
            exp_avg_sq = Replace(exp_avg_sq, exp_avg_sq.to(device));
            max_exp_avg_sq = Replace(max_exp_avg_sq, max_exp_avg_sq?.to(device));
        }

        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
        }
    }
}
