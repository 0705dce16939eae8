namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients without a loss's <c>backward()</c>.</summary>
    public static unsafe class autograd
    {
        /// <summary>Gradients of the sum of the outputs by each input; nothing is added to any <c>grad</c>.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">By what.</param>
        /// <param name="grad_outputs">The factors of the chain rule that come from outside; ones for numbers.</param>
        /// <param name="retain_graph">Whether a second pass through the same operations is to be possible.</param>
        /// <param name="create_graph">Whether the gradients are to be differentiable themselves, as a gradient penalty needs.</param>
        /// <param name="allow_unused">Whether an input on which no output depends is allowed; its gradient is null.</param>
        public static IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            var results = new nint[inputs.Count];
            using var ofOutputs = new Handles(outputs);
            using var ofInputs = new Handles(inputs);
            using var ofGradients = new Handles(grad_outputs, outputs.Count);
            fixed (nint* result = results)
            {
                Libtorch.Check(Libtorch.mm_gradients(
                    ofOutputs.First, outputs.Count, ofInputs.First, inputs.Count, ofGradients.First,
                    retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, result));
            }
            return Array.ConvertAll(results, handle => handle == 0 ? null! : new Tensor(handle));
        }

        /// <inheritdoc cref="Tensor.backward(IList{Tensor}, bool, bool, IList{Tensor})"/>
        public static void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            using var ofTensors = new Handles(tensors);
            using var ofGradients = new Handles(grad_tensors, tensors.Count);
            using var ofInputs = new Handles(inputs);
            Libtorch.Check(Libtorch.mm_backward(
                ofTensors.First, tensors.Count, ofGradients.First, ofInputs.First, inputs?.Count ?? 0,
                retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0));
        }

        /// <inheritdoc cref="Tensor.backward(IList{Tensor}, bool, bool, IList{Tensor})"/>
        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <inheritdoc cref="Tensor.backward(IList{Tensor}, bool, bool, IList{Tensor})"/>
        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Until it is disposed, an operation whose gradient is not a number is an error that names the operation.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <inheritdoc cref="detect_anomaly"/>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        /// <summary>Pinned native handles of tensors, and the tensors kept alive until the end.</summary>
        ref struct Handles
        {
            readonly IList<Tensor>? tensors;
            System.Runtime.InteropServices.GCHandle pinned;

            /// <exception cref="ArgumentException">There is not one tensor for each of <paramref name="expected"/>.</exception>
            public Handles(IList<Tensor>? tensors, int expected = -1)
            {
                this.tensors = tensors;
                if (tensors is null)
                    return;
                if (expected >= 0 && tensors.Count != expected)
                    throw new ArgumentException($"{tensors.Count} gradients are given for {expected} tensors.");
                var handles = new nint[tensors.Count];
                for (var i = 0; i < handles.Length; i++)
                    handles[i] = tensors[i]?.Handle ?? 0;
                pinned = System.Runtime.InteropServices.GCHandle.Alloc(handles, System.Runtime.InteropServices.GCHandleType.Pinned);
            }

            public readonly nint* First => pinned.IsAllocated ? (nint*)pinned.AddrOfPinnedObject() : null;

            public void Dispose()
            {
                if (pinned.IsAllocated)
                    pinned.Free();
                foreach (var tensor in tensors ?? [])
                    GC.KeepAlive(tensor);
            }
        }
    }
}
