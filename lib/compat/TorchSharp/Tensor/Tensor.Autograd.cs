namespace TorchSharp;

public static partial class torch
{
    // Differentiation.
    public partial class Tensor
    {
        /// <summary>Whether operations on the tensor are recorded for differentiation.</summary>
        public bool requires_grad
        {
            get => Is(Libtorch.Trait.RequiresGrad);
            set
            {
                Libtorch.Check(Libtorch.mm_set_requires_grad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The accumulated gradient, or null before the first <see cref="backward()"/>.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                int status;
                var gradient = Libtorch.mm_grad(Handle, &status);
                Libtorch.Check(status);
                GC.KeepAlive(this);
                return gradient == 0 ? null : new Tensor(gradient);
            }
            set
            {
                Libtorch.Check(Libtorch.mm_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>Keeps the gradient of a tensor that is not a leaf, too.</summary>
        public void retain_grad()
        {
            Libtorch.Check(Libtorch.mm_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>Adds the gradient of this number to <see cref="grad"/> of every leaf that it depends on.</summary>
        public void backward() => autograd.backward([this]);

        /// <summary>As <see cref="backward()"/>, of a tensor of any shape.</summary>
        /// <param name="grad_tensors">The factor of the chain rule that comes from outside; ones for a number.</param>
        /// <param name="retain_graph">Whether a second backward through the same operations is to be possible.</param>
        /// <param name="create_graph">Whether the gradients are to be differentiable themselves.</param>
        /// <param name="inputs">The only tensors to get a gradient; all leaves where null.</param>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The same memory without the history.</summary>
        public Tensor detach() => Ops.detach.Call(this);

        public Tensor detach_() => Ops.detach_.Update(this);

        internal Tensor Requiring(bool grad) => grad ? requires_grad_() : this;
    }
}
