namespace TorchSharp;

/// <summary>How many objects of one kind a thread created, disposed, and moved in and out of scopes.</summary>
public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedOutsideScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long AttachedToScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Created less disposed.</summary>
    public long ThreadTotalLiveCount => CreatedOutsideScopeCount + CreatedInScopeCount - DisposedOutsideScopeCount - DisposedInScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = CreatedInScopeCount = DisposedOutsideScopeCount = DisposedInScopeCount = AttachedToScopeCount = DetachedFromScopeCount = 0;
    }

    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; created outside {CreatedOutsideScopeCount}, inside {CreatedInScopeCount}; disposed outside {DisposedOutsideScopeCount}, inside {DisposedInScopeCount}; attached {AttachedToScopeCount}, detached {DetachedFromScopeCount}";
}
