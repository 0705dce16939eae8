using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum if wanted (Sutskever et al. 2013).</summary>
public class SGD : OptimizerHelper, IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
        bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <param name="parameters">Groups; what a group's options leave open is taken from the arguments below.</param>
    /// <param name="lr">The step size.</param>
    /// <param name="momentum">The share of the last direction that is kept.</param>
    /// <param name="dampening">The share of the gradient that is left out of the direction.</param>
    /// <param name="weight_decay">Added to the gradients: weight_decay·p.</param>
    /// <param name="nesterov">Whether to step along the direction that momentum will have.</param>
    /// <param name="maximize">Whether to climb.</param>
    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
        bool maximize = false)
    {
        Hyper.NotNegative(lr);
        Hyper.NotNegative(momentum);
        Hyper.NotNegative(weight_decay);
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("Nesterov's step needs momentum and no dampening.", nameof(nesterov));
        _defaults = new Options
        {
            LearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
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
        options.momentum ??= Defaults.momentum;
        options.dampening ??= Defaults.dampening;
        options.weight_decay ??= Defaults.weight_decay;
        options.nesterov ??= Defaults.nesterov;
        options.maximize ??= Defaults.maximize;
        Add(param_group, parameter => new State(parameter));
    }

    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup>(Update, closure);

    // b ← momentum·b + (1 − dampening)·g, at first b ← g;  p ← p − lr·b
    void Update(ParamGroup group)
    {
        var (parameters, gradients, states) = WithGradients<State>(group);
        if (states.Length == 0)
            return;

        var options = group.Options;
        var (lr, momentum) = (options.LearningRate!.Value, options.momentum!.Value);
        gradients = Decayed(gradients, parameters, options.weight_decay!.Value);
        if (momentum != 0)
        {
            var directions = Directions(states, gradients, momentum, options.dampening!.Value);
            gradients = options.nesterov!.Value ? Foreach.add(gradients, directions, momentum) : directions;
        }
        Foreach.add_(parameters, gradients, options.maximize!.Value ? lr : -lr);
    }

    static Tensor[] Directions(State[] states, Tensor[] gradients, double momentum, double dampening)
    {
        var (known, change) = (new List<Tensor>(), new List<Tensor>());
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i].momentum_buffer is { } direction)
            {
                known.Add(direction);
                change.Add(gradients[i]);
            }
            else
            {
                states[i].momentum_buffer = gradients[i].clone().DetachFromDisposeScope();
            }
        }
        if (known.Count > 0)
        {
            Foreach.mul_([.. known], momentum);
            Foreach.add_([.. known], [.. change], 1 - dampening);
        }
        return [.. states.Select(state => state.momentum_buffer!)];
    }

    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, dampening, weight_decay) = (other.momentum, other.dampening, other.weight_decay);
            (nesterov, maximize) = (other.nesterov, other.maximize);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    /// <summary>The last direction, once there was one.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public Tensor? momentum_buffer;

        public State(Parameter parameter) : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options) => momentum_buffer = Replace(momentum_buffer, null);

        public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

        public override void LoadStateDict(BinaryReader reader) => momentum_buffer = Replace(momentum_buffer, ReadConditional(reader));

        public override void LoadStateDict(OptimizerState source) =>
            momentum_buffer = Replace(momentum_buffer, ((State)source).momentum_buffer is { } direction ? CopyOf(direction) : null);

        public override bool ApproximatelyEquals(OptimizerState other) => other is State state && Close(momentum_buffer, state.momentum_buffer);

        public override void to(Device device) => momentum_buffer = Replace(momentum_buffer, momentum_buffer?.to(device));

        public void Dispose() => momentum_buffer?.Dispose();
    }
}
