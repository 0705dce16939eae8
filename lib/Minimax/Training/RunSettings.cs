using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Training;

/// <summary>What a notebook's run may cost, where it runs, and the seed that it follows from.</summary>
/// <param name="Budget">How far training goes.</param>
/// <param name="Seed">The seed of every random draw.</param>
/// <param name="Device">Where the networks live.</param>
public sealed record RunSettings(Budget Budget, long Seed, Device Device)
{
    private static readonly int AllThreads;

    /// <summary>What this process has read last: the run that its trainings belong to.</summary>
    internal static RunSettings? Latest { get; private set; }

    /// <summary>Counts the threads before a notebook can ask for fewer, which a field's initialiser would not: it may run as late as the field is read.</summary>
    static RunSettings() => AllThreads = get_num_threads();

    /// <summary>
    /// The settings that a notebook asks for, unless the environment overrides them: <c>MINIMAX_BUDGET</c> (smoke, quick, full),
    /// <c>MINIMAX_SEED</c> (an integer), <c>MINIMAX_DEVICE</c> (cpu, cuda). Without the last, the first GPU is taken where there is one.
    /// </summary>
    /// <param name="budget">How far training goes.</param>
    /// <param name="seed">The seed of every random draw.</param>
    /// <param name="threads">How many threads an operator on the CPU takes from now on; as many as the process began with if it is left out.</param>
    /// <exception cref="ArgumentException">A variable holds something else, or asks for a GPU where there is none.</exception>
    public static RunSettings Read(Budget budget = Budget.Quick, long seed = 0, int? threads = null)
    {
        if (Variable("MINIMAX_BUDGET") is { } text && !(Enum.TryParse(text, ignoreCase: true, out budget) && Enum.IsDefined(budget)))
            throw new ArgumentException($"MINIMAX_BUDGET is '{text}'; it may be smoke, quick or full.");
        if (Variable("MINIMAX_SEED") is { } number && !long.TryParse(number, out seed))
            throw new ArgumentException($"MINIMAX_SEED is '{number}'; it must be an integer.");
        set_num_threads(threads ?? AllThreads);
        return Latest = new RunSettings(budget, seed, Where(Variable("MINIMAX_DEVICE")));
    }

    /// <summary>The value for this run's budget.</summary>
    public T Choose<T>(T smoke, T quick, T full) => Budget switch
    {
        Budget.Smoke => smoke,
        Budget.Quick => quick,
        _ => full,
    };

    /// <summary>
    /// A number of an experiment that a sweep may set: what <c>minimax sweep</c> asks for under this name, else the one that stands in the code.
    /// </summary>
    public double Setting(string name, double value) => SweptRun.Setting(name, value);

    /// <summary>A number that the run has come to, for the sweep that collects it. Without one, it goes nowhere.</summary>
    public void Tell(string name, double value) => SweptRun.Tell(name, value);

    /// <summary>The settings in words, such as <c>quick budget · seed 0 · CPU, 2 threads · libtorch 1.13.1</c>.</summary>
    public override string ToString() =>
        $"{Budget.ToString().ToLowerInvariant()} budget · seed {Seed} · {Hardware} · libtorch {__version__}";

    /// <summary>The device as a result row names it: <c>CPU, 2 threads</c> or <c>GPU</c>.</summary>
    public string Hardware => Device.type == DeviceType.CUDA ? "GPU" : $"CPU, {get_num_threads()} {(get_num_threads() == 1 ? "thread" : "threads")}";

    private static Device Where(string? name) => name switch
    {
        null => cuda.is_available() ? CUDA : CPU,
        "cpu" => CPU,
        "cuda" when cuda.is_available() => CUDA,
        "cuda" => throw new ArgumentException("MINIMAX_DEVICE asks for cuda, but this machine has no GPU that libtorch can use."),
        _ => throw new ArgumentException($"MINIMAX_DEVICE is '{name}'; it may be cpu or cuda."),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
