using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // Other element types, other devices, and the way back to C#.
    public partial class Tensor
    {
        /// <summary>The tensor as another element type; itself where it already is that, unless <paramref name="copy"/> is asked for.</summary>
        /// <param name="type">The wanted type.</param>
        /// <param name="copy">Whether to copy in any case.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor, if the result is another.</param>
        /// <param name="non_blocking">Whether a copy from pinned memory to an accelerator may go on after the return.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            !copy && type == dtype ? this : Converted(Ops.to_dtype.Call(this, type, non_blocking, copy), disposeAfter);

        /// <inheritdoc cref="to_type"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>The tensor on another device; itself where it already is there, unless <paramref name="copy"/> is asked for.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The tensor as another element type on another device.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            if (!copy && type == dtype && IsOn(device))
                return this;
            InitializeDeviceType(device.type);
            return Converted(Ops.to_device.Call(this, device, type, non_blocking, copy), disposeAfter);
        }

        /// <summary>The tensor with the element type and on the device of another.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        public Tensor cpu() => to(CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @char() => to_type(ScalarType.Int8);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>Copies the elements of another tensor here, converting type and device, and repeating where shapes are broadcast.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Ops.copy_.Update(this, source, nonBlocking);

        /// <summary>Lets this tensor share the memory, shape and strides of another.</summary>
        public Tensor set_(Tensor source) => Ops.set__source_Tensor.Update(this, source);

        /// <summary>Puts the contents of another tensor behind this one, which stays itself: an optimiser that knows it goes on working.</summary>
        internal void set_data(Tensor source)
        {
            Libtorch.Check(Libtorch.mm_set_data(Handle, source.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(source);
        }

        /// <summary>The elements as C# values.</summary>
        /// <typeparam name="T">The C# type of <see cref="dtype"/>: <c>float</c> for <see cref="ScalarType.Float32"/> and so on.</typeparam>
        /// <exception cref="ArgumentException">The tensor's elements are of another type.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged => new(this);

        /// <summary>The only element of a tensor.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element, or it is not a <typeparamref name="T"/>.</exception>
        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException($"A tensor of the shape [{string.Join(", ", shape)}] has no single value.");
            using var accessor = data<T>();
            return accessor[0];
        }

        /// <summary>The only element of a tensor, as a number of its own type.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element.</exception>
        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Byte => item<byte>(),
            ScalarType.Int8 => item<sbyte>(),
            ScalarType.Int16 => item<short>(),
            ScalarType.Int32 => item<int>(),
            ScalarType.Int64 => item<long>(),
            ScalarType.Float16 => item<Half>(),
            ScalarType.Float32 => item<float>(),
            ScalarType.Float64 => item<double>(),
            ScalarType.Bool => item<bool>(),
            var other => throw new ArgumentException($"A {other} does not fit into a Scalar."),
        };

        /// <summary>The memory of a contiguous tensor on the CPU; setting it replaces the contents.</summary>
        /// <exception cref="NotSupportedException">The tensor is on another device, is not contiguous, or is larger than 2 GB.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_cpu() || !is_contiguous() || NumberOfElements * ElementSize > int.MaxValue)
                    throw new NotSupportedException("Only a contiguous tensor on the CPU of less than 2 GB shows its bytes.");
                return new Span<byte>(DataPointer, (int)(NumberOfElements * ElementSize));
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                    throw new ArgumentException($"{value.Length} bytes do not fill a tensor of {target.Length}.");
                value.CopyTo(target);
            }
        }

        internal unsafe void* DataPointer
        {
            get
            {
                void* result;
                Libtorch.Check(Libtorch.mm_data(Handle, &result));
                GC.KeepAlive(this);
                return result;
            }
        }

        /// <summary>Writes the elements, without type or shape.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var readable = new ReadableCopy(this);
            stream.Write(readable.Tensor.bytes);
        }

        /// <summary>Reads the elements that <see cref="WriteBytesToStream"/> wrote.</summary>
        /// <exception cref="EndOfStreamException">The stream ends before the tensor is full; the tensor is as it was.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            using var staging = new_empty(shape, device: CPU);
            stream.ReadExactly(staging.bytes);
            using var grad = no_grad();
            copy_(staging);
        }

        internal bool IsOn(Device wanted) => device_type == wanted.type && (wanted.index < 0 || wanted.index == Math.Max(0, device_index));

        /// <summary>This tensor as a type, where one is given.</summary>
        Tensor As(ScalarType? type) => type is { } wanted ? to_type(wanted) : this;

        Tensor Converted(Tensor result, bool disposeAfter)
        {
            if (disposeAfter)
                Dispose();
            return result;
        }

        /// <summary>A tensor's elements in contiguous memory on the CPU: the tensor itself where it is that already.</summary>
        internal readonly struct ReadableCopy : IDisposable
        {
            readonly bool owned;

            public ReadableCopy(Tensor source)
            {
                owned = !(source.is_cpu() && source.is_contiguous() && !source.is_conj() && !source.is_neg());
                Tensor = owned ? Copy(source) : source;
            }

            public Tensor Tensor { get; }

            public void Dispose()
            {
                if (owned)
                    Tensor.Dispose();
            }

            static Tensor Copy(Tensor source)
            {
                using var grad = no_grad();
                using var scope = NewDisposeScope();
                return source.cpu().resolve_conj().resolve_neg().contiguous().alias().MoveToOuterDisposeScope();
            }
        }
    }
}
