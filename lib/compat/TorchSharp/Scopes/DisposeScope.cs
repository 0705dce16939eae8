namespace TorchSharp;

/// <summary>
/// Disposes, when it ends, every tensor that was created on its thread while it was the innermost scope, unless the tensor was moved or
/// detached. Scopes are a stack for each thread, and do not follow an <c>await</c>.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly HashSet<IDisposable> held = new(ReferenceEqualityComparer.Instance);
    private bool ended;

    internal DisposeScope(DisposeScope? outer) => Outer = outer;

    internal DisposeScope? Outer { get; }

    public int DisposablesCount => held.Count;

    public IReadOnlyList<IDisposable> DisposablesView => [.. held];

    public bool Contains(IDisposable disposable) => held.Contains(disposable);

    public void Attach(IDisposable disposable) => MoveToOther(this, disposable);

    public T Detach<T>(T disposable)
        where T : IDisposable => MoveToOther(null, disposable);

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(Outer, disposable);

    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        if (disposable is torch.Tensor tensor) tensor.MoveTo(scope);
        return disposable;
    }

    /// <summary>Disposes all that the scope holds; the scope goes on.</summary>
    public void DisposeEverything()
    {
        foreach (var disposable in held.ToArray()) disposable.Dispose();
        held.Clear();
    }

    /// <exception cref="InvalidOperationException">The scope is not the innermost one of its thread.</exception>
    public void Dispose()
    {
        if (ended) return;
        DisposeScopeManager.End(this);
        ended = true;
        DisposeEverything();
    }

    internal void Add(IDisposable disposable) => held.Add(disposable);

    internal void Remove(IDisposable disposable) => held.Remove(disposable);
}
