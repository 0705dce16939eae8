using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Groups, state and files of the optimisers.</summary>
public abstract class OptimizerHelper : Optimizer
{
    readonly Dictionary<Parameter, OptimizerState> states = [];

    protected OptimizerOptions _defaults = null!;

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    public override void zero_grad()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
            Foreach.zero_([.. group.Parameters.Select(parameter => parameter.grad).OfType<Tensor>()]);
    }

    public override void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

    /// <summary>Adds a group whose options are complete, and a fresh state for each of its parameters.</summary>
    private protected void Add(ParamGroup group, Func<Parameter, OptimizerState> state)
    {
        group.Parameters = [.. group.Parameters];
        group.Options.InitialLearningRate = group.LearningRate;
        _parameter_groups.Add(group);
        foreach (var parameter in group.Parameters)
        {
            if (!states.TryAdd(parameter, state(parameter)))
                throw new ArgumentException("A parameter appears in more than one place of this optimiser.", nameof(group));
            states[parameter].Initialize(group.Options);
        }
    }

    /// <summary>Runs the closure with gradients, then <paramref name="body"/> on each group without, in a dispose scope of its own.</summary>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        var loss = loss_closure is null ? null : Evaluate(loss_closure);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
            body((T)group);
        return loss;
    }

    static Tensor Evaluate(Func<Tensor> closure)
    {
        using var _ = enable_grad();
        return closure();
    }

    /// <summary>The group's parameters that have a gradient, with it and their state, side by side.</summary>
    private protected (Tensor[] parameters, Tensor[] gradients, TState[] states) WithGradients<TState>(ParamGroup group) where TState : OptimizerState
    {
        var (withGradient, gradients, found) = (new List<Tensor>(), new List<Tensor>(), new List<TState>());
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is not { } gradient)
                continue;
            withGradient.Add(parameter);
            gradients.Add(gradient);
            found.Add((TState)states[parameter]);
        }
        return ([.. withGradient], [.. gradients], [.. found]);
    }

    /// <summary>The gradients with the L2 penalty's: g + decay·p.</summary>
    private protected static Tensor[] Decayed(Tensor[] gradients, Tensor[] parameters, double decay) =>
        decay == 0 ? gradients : Foreach.add(gradients, parameters, decay);

    /// <summary>The options and states themselves, in the order of the parameters.</summary>
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        dictionary.Options.AddRange(_parameter_groups.Select(group => group.Options));
        dictionary.State.AddRange(parameters().Select(parameter => states[parameter]));
        return dictionary;
    }

    /// <summary>Copies the options and states of a like optimiser.</summary>
    /// <exception cref="ArgumentException">It has other numbers of groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        Check(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (mine, other) in own.Options.Zip(state_dict.Options).Where(pair => pair.First != pair.Second))
            mine.LoadStateDict(other);
        foreach (var (mine, other) in own.State.Zip(state_dict.State).Where(pair => pair.First != pair.Second))
            mine.LoadStateDict(other);
    }

    /// <summary>Writes the options and states to a file, which appears only when it is complete.</summary>
    public void save_state_dict(string location)
    {
        AtomicFile.Write(location, stream =>
        {
            using var writer = new BinaryWriter(stream);
            save_state_dict(writer);
        });
    }

    /// <summary>Writes the optimiser's name, the numbers of groups and parameters, the options and the states.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(own.Options.Count);
        writer.Write7BitEncodedInt64(own.State.Count);
        foreach (var options in own.Options)
            options.SaveStateDict(writer);
        foreach (var state in own.State)
            state.SaveStateDict(writer);
    }

    /// <summary>Reads what <see cref="save_state_dict(string)"/> wrote; the optimiser changes only if all of it is good.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another optimiser.</exception>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        try
        {
            load_state_dict(reader);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidDataException or IOException or FormatException)
        {
            throw new InvalidDataException($"{location}: {fault.Message}", fault);
        }
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote; the optimiser changes only if all of it is good.</summary>
    /// <exception cref="InvalidDataException">The stream holds the state of another kind of optimiser.</exception>
    /// <exception cref="ArgumentException">The numbers of groups or parameters, or the shape of a tensor differ.</exception>
    /// <exception cref="EndOfStreamException">The stream ends early.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        using var before = new MemoryStream();
        using var writer = new BinaryWriter(before);
        save_state_dict(writer);
        try
        {
            Read(reader);
        }
        catch
        {
            before.Position = 0;
            using var saved = new BinaryReader(before);
            Read(saved);
            throw;
        }
    }

    void Read(BinaryReader reader)
    {
        var name = reader.ReadString();
        if (name != GetType().Name)
            throw new InvalidDataException($"This is the state of '{name}', not of {GetType().Name}.");
        var own = state_dict();
        Check(own, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        foreach (var options in own.Options)
            options.LoadStateDict(reader);
        foreach (var state in own.State)
            state.LoadStateDict(reader);
    }

    static void Check(StateDictionary own, long groups, long parameters)
    {
        if (groups != own.Options.Count)
            throw new ArgumentException($"The state has {groups} parameter groups, and the optimiser {own.Options.Count}.");
        if (parameters != own.State.Count)
            throw new ArgumentException($"The state has {parameters} parameters, and the optimiser {own.State.Count}.");
    }

    public void to(Device device)
    {
        foreach (var state in states.Values)
            state.to(device);
    }

    private protected override void Free()
    {
        foreach (var state in states.Values)
            (state as IDisposable)?.Dispose();
        states.Clear();
    }
}
