namespace TorchSharp;

public static partial class torch
{
    public static unsafe class autograd
    {
        /// <summary>Sums up, in every leaf that the tensors depend on, the gradients of the tensors.</summary>
        public static void backward(IList<Tensor> tensors, IList<Tensor> grad_tensors = null!, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null!)
        {
            if (inputs is not null) throw new NotSupportedException("backward with chosen inputs: use autograd.grad.");
            var (roots, gradients) = (Handles(tensors), Handles(grad_tensors));
            fixed (nint* at = roots, by = gradients)
                Libtorch.Check(Libtorch.mm_backward(at, roots!.Length, by, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0));
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
        }

        public static void backward(Tensor tensor, IList<Tensor> grad_tensors = null!, bool? retain_graph = null, bool create_graph = false, IList<Tensor> inputs = null!) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The gradients of the outputs by the inputs; with <paramref name="create_graph"/> they can be differentiated again.</summary>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> grad_outputs = null!, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var (from, by, gradients) = (Handles(outputs)!, Handles(inputs)!, Handles(grad_outputs));
            var found = new nint[by.Length];
            fixed (nint* pFrom = from, pBy = by, pGradients = gradients, pFound = found)
                Libtorch.Check(Libtorch.mm_autograd_grad(pFrom, from.Length, pBy, by.Length, pGradients, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, pFound));
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return [.. found.Select(Tensor.Own)];
        }

        private static nint[]? Handles(IList<Tensor>? tensors) => tensors is null ? null : [.. tensors.Select(t => t?.Handle ?? 0)];
    }

    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => Libtorch.mm_grad_mode() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly int before = Libtorch.mm_grad_mode();

        public GradMode(bool enabled) => Libtorch.mm_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => Libtorch.mm_set_grad_mode(before);
    }
}
