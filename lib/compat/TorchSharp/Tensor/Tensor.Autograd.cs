namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Whether operations on this tensor are recorded, so that a gradient can be computed for it.</summary>
        public bool requires_grad
        {
            get => Yes(Libtorch.mm_requires_grad(Handle));
            set => requires_grad_(value);
        }

        public bool is_leaf => Yes(Libtorch.mm_is_leaf(Handle));

        /// <summary>The gradient that <see cref="backward()"/> has summed up; null where there is none.</summary>
        public Tensor? grad
        {
            get
            {
                nint gradient;
                Libtorch.Check(Libtorch.mm_grad(Handle, &gradient));
                GC.KeepAlive(this);
                return Own(gradient);
            }

            set
            {
                Libtorch.Check(Libtorch.mm_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(value);
                GC.KeepAlive(this);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            Libtorch.Check(Libtorch.mm_set_requires_grad(Handle, requires_grad ? 1 : 0));
            GC.KeepAlive(this);
            return this;
        }

        public void retain_grad()
        {
            Libtorch.Check(Libtorch.mm_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        public Tensor detach() => Ops.detach.Call(this);

        public Tensor detach_() => Ops.detach_.Update(this);

        public void backward() => autograd.backward(this);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors!, retain_graph, create_graph, inputs!);

        /// <summary>Puts other data behind this handle, keeping its gradient and its place in optimisers.</summary>
        internal void set_data(Tensor data)
        {
            Libtorch.Check(Libtorch.mm_set_data(Handle, data.Handle));
            GC.KeepAlive(data);
            GC.KeepAlive(this);
        }
    }
}
