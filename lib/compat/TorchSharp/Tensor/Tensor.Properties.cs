namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        const int UsualDimensions = 8;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions
        {
            get
            {
                long result;
                Libtorch.Check(Libtorch.mm_dim(Handle, &result));
                GC.KeepAlive(this);
                return result;
            }
        }

        /// <inheritdoc cref="Dimensions"/>
        public long ndim => Dimensions;

        /// <inheritdoc cref="Dimensions"/>
        public long dim() => Dimensions;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements
        {
            get
            {
                long result;
                Libtorch.Check(Libtorch.mm_numel(Handle, &result));
                GC.KeepAlive(this);
                return result;
            }
        }

        /// <inheritdoc cref="NumberOfElements"/>
        public long numel() => NumberOfElements;

        /// <summary>The bytes of one element.</summary>
        public long ElementSize => dtype.ElementSize();

        /// <inheritdoc cref="ElementSize"/>
        public long element_size() => ElementSize;

        /// <summary>The size along each dimension.</summary>
        public long[] shape
        {
            get
            {
                var sizes = stackalloc long[UsualDimensions];
                var count = Libtorch.Check(Libtorch.mm_sizes(Handle, sizes, UsualDimensions));
                if (count <= UsualDimensions)
                {
                    GC.KeepAlive(this);
                    return new Span<long>(sizes, count).ToArray();
                }
                var many = new long[count];
                fixed (long* first = many)
                    Libtorch.Check(Libtorch.mm_sizes(Handle, first, count));
                GC.KeepAlive(this);
                return many;
            }
        }

        /// <inheritdoc cref="shape"/>
        public long[] size() => shape;

        /// <summary>The size along one dimension; negative ones count from the end.</summary>
        public long size(int dim) => shape[Wrapped(dim)];

        /// <summary>How many elements lie between neighbours along each dimension.</summary>
        public long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* first = strides)
                Libtorch.Check(Libtorch.mm_strides(Handle, first, strides.Length));
            GC.KeepAlive(this);
            return strides;
        }

        /// <inheritdoc cref="stride()"/>
        public long stride(int dim) => stride()[Wrapped(dim)];

        /// <summary>The place of the first element in the storage, in elements.</summary>
        public long storage_offset()
        {
            long result;
            Libtorch.Check(Libtorch.mm_storage_offset(Handle, &result));
            GC.KeepAlive(this);
            return result;
        }

        public ScalarType dtype => (ScalarType)(byte)Kind;

        public DeviceType device_type => (DeviceType)(byte)(Kind >> 8);

        /// <summary>Which of several devices of a type, or -1 for the CPU.</summary>
        public int device_index => (int)(Kind >> 16);

        public Device device => new(device_type, device_index);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_sparse => Is(Libtorch.Trait.Sparse);

        public bool is_leaf => Is(Libtorch.Trait.Leaf);

        public bool is_contiguous() => Is(Libtorch.Trait.Contiguous);

        public bool is_pinned() => Is(Libtorch.Trait.Pinned);

        public bool is_quantized() => Is(Libtorch.Trait.Quantized);

        public bool is_conj() => Is(Libtorch.Trait.Conjugate);

        public bool is_neg() => Is(Libtorch.Trait.Negative);

        long Kind
        {
            get
            {
                long result;
                Libtorch.Check(Libtorch.mm_kind(Handle, &result));
                GC.KeepAlive(this);
                return result;
            }
        }

        bool Is(Libtorch.Trait trait)
        {
            int result;
            Libtorch.Check(Libtorch.mm_trait(Handle, trait, &result));
            GC.KeepAlive(this);
            return result != 0;
        }

        /// <summary>Equality of objects, not of elements: two objects are equal when they stand for the same native tensor.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <inheritdoc cref="Equals(object)"/>
        public bool Equals(Tensor target) => ReferenceEquals(this, target) || (handle != 0 && handle == target.handle);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        int Wrapped(int dim)
        {
            var count = (int)Dimensions;
            if (dim < -count || dim >= count)
                throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {count} dimensions.");
            return dim < 0 ? dim + count : dim;
        }
    }
}
