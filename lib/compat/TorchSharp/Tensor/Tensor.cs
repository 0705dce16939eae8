using System.Runtime.InteropServices;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An array of numbers of one type, on one device, that knows how it was computed. A handle to libtorch's own tensor, freed when it is
    /// disposed, when its scope ends, or by the garbage collector.
    /// </summary>
    public unsafe partial class Tensor : IDisposable
    {
        private const int MostDimensions = 16;
        private const long HeavyBytes = 4096; // from here on the collector is told: it cannot see native memory

        private nint handle;
        private DisposeScope? scope;
        private long pressure;

        private protected Tensor(nint handle)
        {
            this.handle = handle;
            scope = DisposeScopeManager.Current;
            scope?.Add(this);
            var statistics = DisposeScopeManager.Statistics.TensorStatistics;
            if (scope is null) statistics.CreatedOutsideScopeCount++;
            else statistics.CreatedInScopeCount++;
            AddPressure();
        }

        ~Tensor() => Free();

        public nint Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Tensor));

        public bool IsInvalid => handle == 0;

        public long[] shape
        {
            get
            {
                var description = stackalloc long[6];
                var sizes = stackalloc long[MostDimensions];
                var strides = stackalloc long[MostDimensions];
                Describe(description, sizes, strides);
                return new ReadOnlySpan<long>(sizes, (int)description[0]).ToArray();
            }
        }

        public long ndim => Describe(0);

        public long Dimensions => Describe(0);

        public long NumberOfElements => Describe(1);

        public long ElementSize => Describe(2);

        public ScalarType dtype => (ScalarType)Describe(3);

        public DeviceType device_type => (DeviceType)Describe(4);

        public int device_index => (int)Describe(5);

        public Device device => device_type == DeviceType.CPU ? CPU : new Device(device_type, device_index);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public long[] size() => shape;

        public long size(int dim)
        {
            var all = shape;
            return all[dim < 0 ? all.Length + dim : dim];
        }

        public long[] stride()
        {
            var description = stackalloc long[6];
            var sizes = stackalloc long[MostDimensions];
            var strides = stackalloc long[MostDimensions];
            Describe(description, sizes, strides);
            return new ReadOnlySpan<long>(strides, (int)description[0]).ToArray();
        }

        public bool is_contiguous() => Yes(Libtorch.mm_is_contiguous(Handle));

        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

        public bool is_integral() => dtype is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

        /// <summary>The bytes of a contiguous tensor on the processor: reading and writing them reads and writes the tensor.</summary>
        /// <exception cref="InvalidOperationException">It is elsewhere, not contiguous, or larger than a span can be.</exception>
        public Span<byte> bytes
        {
            get
            {
                if (!is_cpu()) throw new InvalidOperationException("The bytes of a tensor can be reached on the processor only: call cpu() first.");
                if (!is_contiguous()) throw new InvalidOperationException("The bytes of a tensor can be reached where it is contiguous only: call contiguous() first.");
                var count = NumberOfElements * ElementSize;
                if (count > int.MaxValue) throw new InvalidOperationException($"A span cannot hold the tensor's {count} bytes.");
                return new Span<byte>(Data(), (int)count);
            }

            set
            {
                if (value.Length != NumberOfElements * ElementSize) throw new ArgumentException($"{value.Length} bytes were given for a tensor of {NumberOfElements * ElementSize}.");
                value.CopyTo(bytes);
            }
        }

        /// <summary>The elements, as numbers of the tensor's own type; of a tensor on a GPU, a copy of them.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the tensor's type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged => new(this);

        /// <summary>The one element.</summary>
        /// <exception cref="ArgumentException">There are more, or none, or <typeparamref name="T"/> is not their type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1) throw new ArgumentException($"A tensor of {NumberOfElements} elements is no single number.");
            if (is_cpu()) return TensorAccessor<T>.Read(this);
            using var copy = to_cpu.Call(this, CPU, dtype);
            return TensorAccessor<T>.Read(copy);
        }

        public void Dispose()
        {
            CountDisposal();
            scope?.Remove(this);
            scope = null;
            Free();
            GC.SuppressFinalize(this);
        }

        public Tensor DetachFromDisposeScope()
        {
            MoveTo(null);
            return this;
        }

        /// <exception cref="InvalidOperationException">The tensor is in no scope.</exception>
        public Tensor MoveToOuterDisposeScope()
        {
            if (scope is not null) MoveTo(scope.Outer);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            MoveTo(other);
            return this;
        }

        /// <summary>Gives the handle away: this object is as good as disposed, and the caller frees the tensor.</summary>
        public nint DecoupleFromNativeHandle()
        {
            var taken = Handle;
            CountDisposal();
            scope?.Remove(this);
            scope = null;
            handle = 0;
            if (pressure > 0) GC.RemoveMemoryPressure(pressure);
            GC.SuppressFinalize(this);
            return taken;
        }

        /// <summary>A tensor for a handle that the native side gave away; null for a null handle.</summary>
        internal static Tensor Own(nint handle) => handle == 0 ? null! : new Tensor(handle);

        internal void MoveTo(DisposeScope? other)
        {
            if (ReferenceEquals(scope, other)) return;
            var statistics = DisposeScopeManager.Statistics.TensorStatistics;
            if (other is null) statistics.DetachedFromScopeCount++;
            else if (scope is null) statistics.AttachedToScopeCount++;
            scope?.Remove(this);
            other?.Add(this);
            scope = other;
        }

        internal void* Data()
        {
            void* data;
            Libtorch.Check(Libtorch.mm_data(Handle, &data));
            GC.KeepAlive(this);
            return data;
        }

        private long Describe(int what)
        {
            var description = stackalloc long[6];
            var rest = stackalloc long[MostDimensions];
            Describe(description, rest, rest);
            return description[what];
        }

        private void Describe(long* description, long* sizes, long* strides)
        {
            Libtorch.Check(Libtorch.mm_describe(Handle, description, sizes, strides, MostDimensions));
            GC.KeepAlive(this);
        }

        private bool Yes(int answer)
        {
            Libtorch.Check(answer);
            GC.KeepAlive(this);
            return answer != 0;
        }

        private void CountDisposal()
        {
            if (handle == 0) return;
            var statistics = DisposeScopeManager.Statistics.TensorStatistics;
            if (scope is null) statistics.DisposedOutsideScopeCount++;
            else statistics.DisposedInScopeCount++;
        }

        private void AddPressure()
        {
            var description = stackalloc long[6];
            var rest = stackalloc long[MostDimensions];
            Describe(description, rest, rest);
            var heavy = description[1] * description[2];
            if (heavy < HeavyBytes) return;
            pressure = heavy;
            GC.AddMemoryPressure(heavy);
        }

        private void Free()
        {
            var freed = Interlocked.Exchange(ref handle, 0);
            if (freed == 0) return;
            Libtorch.mm_free(freed);
            if (pressure > 0) GC.RemoveMemoryPressure(pressure);
        }
    }
}
