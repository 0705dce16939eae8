using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps along the gradient, divided by the root of the sum of all its squares (Duchi et al. 2011).</summary>
public class Adagrad : OptimizerHelper
{
    public Adagrad(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
        double eps = 1E-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    /// <param name="parameters">Groups; what a group's options leave open is taken from the arguments below.</param>
    /// <param name="lr">The step size.</param>
    /// <param name="lr_decay">In step t the step size is lr / (1 + (t − 1)·lr_decay).</param>
    /// <param name="weight_decay">Added to the gradients: weight_decay·p.</param>
    /// <param name="initial_accumulator_value">The sum at the start.</param>
    /// <param name="eps">Added to the root.</param>
    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0,
        double eps = 1E-10)
    {
        Hyper.NotNegative(lr);
        Hyper.NotNegative(lr_decay);
        Hyper.NotNegative(weight_decay);
        Hyper.NotNegative(initial_accumulator_value);
        Hyper.NotNegative(eps);
        _defaults = new Options
        {
            LearningRate = lr,
            lr_decay = lr_decay,
            weight_decay = weight_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
        };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var defaults = (Options)_defaults;
        var options = (Options)(param_group.Options ??= new Options());
        options.LearningRate ??= defaults.LearningRate;
        options.lr_decay ??= defaults.lr_decay;
        options.weight_decay ??= defaults.weight_decay;
        options.initial_accumulator_value ??= defaults.initial_accumulator_value;
        options.eps ??= defaults.eps;
        Add(param_group, parameter => new State(parameter));
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    // s ← s + g²;  p ← p − lr / (1 + (t − 1)·lr_decay) · g / (√s + ε)
    void Update(ParamGroup group)
    {
        var (parameters, gradients, states) = WithGradients<State>(group);
        if (states.Length == 0)
            return;

        var options = group.Options;
        var (lr, decay) = (options.LearningRate!.Value, options.lr_decay!.Value);
        gradients = Decayed(gradients, parameters, options.weight_decay!.Value);
        Tensor[] sums = [.. states.Select(state => state.sum)];
        Foreach.addcmul_(sums, gradients, gradients, 1);
        var roots = Foreach.sqrt(sums);
        Foreach.add_(roots, options.eps!.Value);
        Foreach.addcdiv_(parameters, gradients, roots, [.. states.Select(state => -lr / (1 + (state.step * decay)))]);
        foreach (var state in states)
            state.step++;
    }

    public class Options : OptimizerOptions
    {
        public double? lr_decay;
        public double? initial_accumulator_value;
        public double? eps;
        public double? weight_decay;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(lr_decay!.Value);
            writer.Write(initial_accumulator_value!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            lr_decay = reader.ReadDouble();
            initial_accumulator_value = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (lr_decay, initial_accumulator_value, eps, weight_decay) = (other.lr_decay, other.initial_accumulator_value, other.eps, other.weight_decay);
        }
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1E-10)
            : base(parameters, new Options
            {
                LearningRate = lr,
                lr_decay = lr_decay,
                weight_decay = weight_decay,
                initial_accumulator_value = initial_accumulator_value,
                eps = eps,
            })
        {
        }
    }

    /// <summary>The number of steps and the sum of the squared gradients.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor sum = null!;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            sum = Replace(sum, zeros_like(_parameter).fill_(((Options)options).initial_accumulator_value!.Value));
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            TensorFormat.Write(writer, sum);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            sum = Replace(sum, Read(reader));
        }

        public override void LoadStateDict(OptimizerState source)
        {
            step = ((State)source).step;
            sum = Replace(sum, CopyOf(((State)source).sum));
        }

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && step == state.step && Close(sum, state.sum);

        public override void to(Device device) => sum = Replace(sum, sum.to(device));

        public void Dispose() => sum.Dispose();
    }
}
