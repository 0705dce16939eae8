namespace TorchSharp;

public static partial class torch
{
    /// <summary>Records nothing for differentiation on this thread, until it is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Records operations for differentiation on this thread, until it is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Switches the recording on this thread; disposing the result restores what was before.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => Libtorch.mm_grad_mode() != 0;

    /// <summary>As <see cref="no_grad"/>, and what is made meanwhile can never be differentiated: a little faster still.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => Libtorch.mm_inference_mode() != 0;

    sealed class GradMode : IDisposable
    {
        readonly int before = Libtorch.mm_grad_mode();

        public GradMode(bool enabled) => Libtorch.mm_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => Libtorch.mm_set_grad_mode(before);
    }

    sealed class InferenceMode(bool enabled) : IDisposable
    {
        nint handle = Libtorch.Check(Libtorch.mm_inference_enter(enabled ? 1 : 0));

        public void Dispose()
        {
            Libtorch.mm_inference_leave(handle);
            handle = 0;
        }
    }
}
