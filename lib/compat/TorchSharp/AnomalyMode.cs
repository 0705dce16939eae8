namespace TorchSharp;

/// <summary>Autograd's search for the operation whose gradient is not a number. Disposing it restores what was before.</summary>
public class AnomalyMode : IDisposable
{
    readonly bool enabledBefore = IsEnabled;
    readonly bool checkBefore = ShouldCheckNaN;

    public AnomalyMode(bool enabled, bool check_nan = true) => Libtorch.mm_set_anomaly_mode(enabled ? 1 : 0, check_nan ? 1 : 0);

    public static bool IsEnabled => Libtorch.mm_anomaly_mode() != 0;

    public static bool ShouldCheckNaN => Libtorch.mm_anomaly_check_nan() != 0;

    public void Dispose() => Dispose(true);

    protected virtual void Dispose(bool disposing) => Libtorch.mm_set_anomaly_mode(enabledBefore ? 1 : 0, checkBefore ? 1 : 0);
}
