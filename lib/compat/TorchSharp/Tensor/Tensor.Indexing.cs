namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => select(0, i1).copy_(value);
        }

        public Tensor this[long i1, long i2]
        {
            get => select(0, i1).select(0, i2);
            set => this[i1, i2].copy_(value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => this[i1, i2].select(0, i3);
            set => this[i1, i2, i3].copy_(value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => this[i1, i2, i3].select(0, i4);
            set => this[i1, i2, i3, i4].copy_(value);
        }

        public Tensor index(params Tensor[] indices) => Ops.index_Tensor.Call(this, indices);

        /// <summary>What Python's brackets select.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = Narrow(indices);
            return tensors is null ? view : Ops.index_Tensor.Call(view, tensors);
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => Ops.index_put_.Update(this, indices, value);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, tensors) = Narrow(indices);
            if (tensors is null) view.copy_(value);
            else Ops.index_put_.Run(view, tensors, value);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices) => index_put_(tensor(value).to(dtype, device), indices);

        // Numbers, ranges and new axes make a view; tensors of indices, where there are any, are left for one gather.
        private (Tensor View, Tensor?[]? Tensors) Narrow(TensorIndex[] indices)
        {
            var view = this;
            var axis = 0L;
            List<Tensor?> tensors = [];
            for (var i = 0; i < indices.Length; i++)
            {
                var at = indices[i];
                switch (at.Kind)
                {
                    case TensorIndex.IndexKind.Single:
                        view = view.select(axis, at.Start!.Value);
                        continue;
                    case TensorIndex.IndexKind.None:
                        view = view.unsqueeze(axis);
                        break;
                    case TensorIndex.IndexKind.Bool:
                        view = view.unsqueeze(axis).narrow(axis, 0, at.Start!.Value);
                        break;
                    case TensorIndex.IndexKind.Slice:
                        view = Ops.slice_Tensor.Call(view, axis, at.Start, at.Stop, at.Step ?? 1);
                        break;
                    case TensorIndex.IndexKind.Ellipsis:
                        var skipped = view.Dimensions - axis - indices[(i + 1)..].Sum(Consumed);
                        for (; skipped > 0; skipped--, axis++) tensors.Add(null);
                        continue;
                    case TensorIndex.IndexKind.Tensor:
                        tensors.Add(at.Numbers);
                        axis += at.Numbers!.dtype is ScalarType.Bool ? at.Numbers.Dimensions : 1;
                        continue;
                }

                tensors.Add(null);
                axis++;
            }

            if (ReferenceEquals(view, this)) view = alias();
            return (view, tensors.Any(t => t is not null) ? [.. tensors] : null);
        }

        private static long Consumed(TensorIndex at) => at.Kind switch
        {
            TensorIndex.IndexKind.None or TensorIndex.IndexKind.Bool => 0,
            TensorIndex.IndexKind.Tensor when at.Numbers!.dtype is ScalarType.Bool => at.Numbers.Dimensions,
            _ => 1,
        };
    }
}
