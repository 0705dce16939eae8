using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Tells when the process that started this kernel is gone: <c>jupyter run</c> and a front end that crashed leave their kernels behind otherwise.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches until disposed.</summary>
    public static IDisposable Start(Action gone) => OperatingSystem.IsWindows() ? WatchHandle(gone) : WatchParentId(gone);

    /// <summary>On Unix an orphan is given another parent.</summary>
    private static Timer WatchParentId(Action gone)
    {
        var parent = GetParentId();
        return new Timer(_ =>
        {
            if (GetParentId() != parent) gone();
        }, null, Interval, Interval);
    }

    /// <summary>On Windows Jupyter hands its kernels a handle to itself, in the variable that holds its identifier elsewhere.</summary>
    private static IDisposable WatchHandle(Action gone)
    {
        if (!nint.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out var handle) || handle == 0) return new CancellationTokenSource();
        var parent = new ManualResetEvent(initialState: false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        ThreadPool.RegisterWaitForSingleObject(parent, (_, _) => gone(), null, Timeout.Infinite, executeOnlyOnce: true);
        return parent;
    }

    [DllImport("libc", EntryPoint = "getppid")]
    private static extern int GetParentId();
}
