using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Steps along the gradient, divided by the root of its mean square (Tieleman and Hinton 2012; centred: Graves 2013).</summary>
public class RMSProp : OptimizerHelper, IMomentum
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1E-08, double weight_decay = 0, double momentum = 0,
        bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <param name="parameters">Groups; what a group's options leave open is taken from the arguments below.</param>
    /// <param name="lr">The step size.</param>
    /// <param name="alpha">Decay of the mean square.</param>
    /// <param name="eps">Added to the root.</param>
    /// <param name="weight_decay">Added to the gradients: weight_decay·p.</param>
    /// <param name="momentum">The share of the last direction that is kept.</param>
    /// <param name="centered">Whether to divide by the standard deviation instead.</param>
    /// <param name="maximize">Whether to climb.</param>
    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1E-08, double weight_decay = 0, double momentum = 0,
        bool centered = false, bool maximize = false)
    {
        Hyper.NotNegative(lr);
        Hyper.NotNegative(alpha);
        Hyper.NotNegative(eps);
        Hyper.NotNegative(weight_decay);
        Hyper.NotNegative(momentum);
        _defaults = new Options
        {
            LearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    Options Defaults => (Options)_defaults;

    /// <summary>What groups that are added later take.</summary>
    public double Momentum
    {
        get => Defaults.momentum!.Value;
        set => Defaults.momentum = value;
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = (Options)(param_group.Options ??= new Options());
        options.LearningRate ??= Defaults.LearningRate;
        options.alpha ??= Defaults.alpha;
        options.eps ??= Defaults.eps;
        options.weight_decay ??= Defaults.weight_decay;
        options.momentum ??= Defaults.momentum;
        options.centered ??= Defaults.centered;
        options.maximize ??= Defaults.maximize;
        Add(param_group, parameter => new State(parameter));
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    // v ← αv + (1 − α)g²;  p ← p − lr·g / (√v + ε); centred: √(v − m²) with m ← αm + (1 − α)g
    void Update(ParamGroup group)
    {
        var (parameters, gradients, states) = WithGradients<State>(group);
        if (states.Length == 0)
            return;

        var options = group.Options;
        var (lr, alpha, momentum) = (options.LearningRate!.Value, options.alpha!.Value, options.momentum!.Value);
        foreach (var state in states)
            state.step++;
        gradients = Decayed(options.maximize!.Value ? Foreach.neg(gradients) : gradients, parameters, options.weight_decay!.Value);

        Tensor[] squares = [.. states.Select(state => state.square_avg)];
        Foreach.mul_(squares, alpha);
        Foreach.addcmul_(squares, gradients, gradients, 1 - alpha);
        var roots = Foreach.sqrt(options.centered!.Value ? Variances(states, squares, gradients, alpha) : squares);
        Foreach.add_(roots, options.eps!.Value);

        if (momentum <= 0)
        {
            Foreach.addcdiv_(parameters, gradients, roots, -lr);
            return;
        }
        Tensor[] directions = [.. states.Select(state => state.Direction)];
        Foreach.mul_(directions, momentum);
        Foreach.addcdiv_(directions, gradients, roots, 1);
        Foreach.add_(parameters, directions, -lr);
    }

    static Tensor[] Variances(State[] states, Tensor[] squares, Tensor[] gradients, double alpha)
    {
        Tensor[] means = [.. states.Select(state => state.Mean)];
        Foreach.mul_(means, alpha);
        Foreach.add_(means, gradients, 1 - alpha);
        return Foreach.addcmul(squares, means, means, -1);
    }

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? momentum;
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public bool? centered;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, alpha, eps, weight_decay) = (other.momentum, other.alpha, other.eps, other.weight_decay);
            (centered, maximize) = (other.centered, other.maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1E-08, double alpha = 0.99, double weight_decay = 0,
            double momentum = 0, bool centered = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                eps = eps,
                alpha = alpha,
                weight_decay = weight_decay,
                momentum = momentum,
                centered = centered,
            })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    /// <summary>The mean square, with momentum the last direction, and when centred the mean of the gradients.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor square_avg = null!;
        public Tensor? momentum_buffer;
        public Tensor? grad_avg;

        public State(Parameter parameter) : base(parameter)
        {
        }

        internal Tensor Direction => momentum_buffer ??= zeros_like(_parameter).DetachFromDisposeScope();

        internal Tensor Mean => grad_avg ??= zeros_like(_parameter).DetachFromDisposeScope();

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            square_avg = Replace(square_avg, zeros_like(_parameter));
            momentum_buffer = Replace(momentum_buffer, null);
            grad_avg = Replace(grad_avg, null);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            TensorFormat.Write(writer, square_avg);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg = Replace(square_avg, Read(reader));
            momentum_buffer = Replace(momentum_buffer, ReadConditional(reader));
            grad_avg = Replace(grad_avg, ReadConditional(reader));
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            square_avg = Replace(square_avg, CopyOf(other.square_avg));
            momentum_buffer = Replace(momentum_buffer, other.momentum_buffer is { } direction ? CopyOf(direction) : null);
            grad_avg = Replace(grad_avg, other.grad_avg is { } mean ? CopyOf(mean) : null);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(momentum_buffer, state.momentum_buffer)
            && Close(grad_avg, state.grad_avg);

        public override void to(Device device)
        {
            square_avg = Replace(square_avg, square_avg.to(device));
            momentum_buffer = Replace(momentum_buffer, momentum_buffer?.to(device));
            grad_avg = Replace(grad_avg, grad_avg?.to(device));
        }

        public void Dispose()
        {
            square_avg.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }
    }
}
