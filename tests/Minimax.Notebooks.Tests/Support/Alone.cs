namespace Minimax.Notebooks.Tests.Support;

/// <summary>Tests that measure how soon something stops run when no others do: the machine is theirs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
