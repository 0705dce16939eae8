namespace TorchSharp;

public static partial class torch
{
    // Square brackets.
    public partial class Tensor
    {
        /// <summary>The element, or the part of fewer dimensions, at the given places. It shares the tensor's memory; setting it overwrites.</summary>
        public Tensor this[long i1]
        {
            get => Select([i1]);
            set => Assign(Select([i1]), value);
        }

        /// <inheritdoc cref="this[long]"/>
        public Tensor this[long i1, long i2]
        {
            get => Select([i1, i2]);
            set => Assign(Select([i1, i2]), value);
        }

        /// <inheritdoc cref="this[long]"/>
        public Tensor this[long i1, long i2, long i3]
        {
            get => Select([i1, i2, i3]);
            set => Assign(Select([i1, i2, i3]), value);
        }

        /// <inheritdoc cref="this[long]"/>
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Select([i1, i2, i3, i4]);
            set => Assign(Select([i1, i2, i3, i4]), value);
        }

        /// <inheritdoc cref="this[long]"/>
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Select([i1, i2, i3, i4, i5]);
            set => Assign(Select([i1, i2, i3, i4, i5]), value);
        }

        /// <inheritdoc cref="this[long]"/>
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Select([i1, i2, i3, i4, i5, i6]);
            set => Assign(Select([i1, i2, i3, i4, i5, i6]), value);
        }

        /// <inheritdoc cref="this[long]"/>
        public Tensor this[params long[] indices]
        {
            get => Select(indices);
            set => Assign(Select(indices), value);
        }

        /// <summary>A part of the tensor: it shares the memory where numbers and slices choose it, and is a copy where tensors do.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>A copy of the elements at places given by tensors of numbers or truth values.</summary>
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        public Tensor index(params TensorIndex[] indices)
        {
            var (part, places) = Resolve(indices);
            if (places.Length == 0)
                return part;
            using (part)
                return Ops.index_Tensor.Call(part, places);
        }

        /// <inheritdoc cref="this[Tensor[]]"/>
        public Tensor index(params Tensor[] indices) => Ops.index_Tensor.Call(this, indices);

        /// <summary>Overwrites, or adds to, a part of the tensor.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            var (part, places) = Resolve(indices);
            using (part)
            {
                if (places.Length > 0)
                    Ops.index_put_.Run(part, places, Fitting(value), accumulate);
                else if (accumulate)
                    part.add_(value);
                else
                    part.copy_(value);
            }
            return this;
        }

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Ops.index_put_.Update(this, indices, Fitting(value), accumulate);

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using Tensor number = value;
            return index_put_(number, indices, false);
        }

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[], bool)"/>
        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using Tensor number = value;
            return index_put_(number, indices, false);
        }

        /// <summary>The places of the elements that are not zero: a tensor of numbers for each dimension.</summary>
        public IList<Tensor> nonzero_as_list() => Ops.nonzero_numpy.CallList(this);

        Tensor Select(ReadOnlySpan<long> places)
        {
            var part = Ops.select_int.Call(this, 0, places[0]);
            foreach (var place in places[1..])
            {
                using var whole = part;
                part = Ops.select_int.Call(whole, 0, place);
            }
            return part;
        }

        static void Assign(Tensor part, Tensor value)
        {
            using (part)
                part.copy_(value);
        }

        Tensor Fitting(Tensor value) => value.to(dtype, device);

        /// <summary>Carries out what is a view, and leaves what chooses by tensors: a tensor or null for the leading dimensions of the view.</summary>
        (Tensor part, Tensor?[] places) Resolve(TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            List<Tensor?> places = [];
            var placed = 0L; // dimensions that the list covers: a mask covers several
            var dimension = 0L;
            var part = alias();
            for (var i = 0; i < indices.Length; i++)
            {
                var index = indices[i];
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        part = Ops.select_int.Call(part, dimension, index.start);
                        break;
                    case TensorIndex.Kind.Slice:
                        part = Ops.slice_Tensor.Call(part, dimension++, index.start, index.stop, index.step ?? 1);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dimension = part.Dimensions - indices[(i + 1)..].Sum(Width);
                        break;
                    case TensorIndex.Kind.NewAxis:
                        part = part.unsqueeze(dimension++);
                        break;
                    case TensorIndex.Kind.Bool:
                        part = part.unsqueeze(dimension);
                        Choose(zeros(index.start ?? 0, int64, part.device), 1);
                        break;
                    case TensorIndex.Kind.Tensor:
                        Choose(index.tensor!, Width(index));
                        break;
                }
            }
            return (part.MoveToOuterDisposeScope(), [.. places]);

            void Choose(Tensor chosen, long width)
            {
                for (; placed < dimension; placed++)
                    places.Add(null);
                places.Add(scope.Contains(chosen) ? chosen.MoveToOuterDisposeScope() : chosen);
                placed += width;
                dimension += width;
            }
        }

        /// <summary>How many dimensions a position takes up.</summary>
        static long Width(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor when index.tensor!.dtype is ScalarType.Bool or ScalarType.Byte => index.tensor.Dimensions,
            TensorIndex.Kind.Tensor => 1,
            _ => 0,
        };
    }
}
