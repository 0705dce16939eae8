namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers of its own.</summary>
    public unsafe class Generator : IDisposable
    {
        private nint handle;

        public Generator(ulong seed = 0, Device? device = null)
            : this(seed, device ?? CPU, shared: false)
        {
        }

        private Generator(ulong seed, Device device, bool shared)
        {
            this.device = device;
            nint made;
            Libtorch.Check(Libtorch.mm_generator(seed, device.ToString(), shared ? 1 : 0, &made));
            handle = made;
        }

        ~Generator() => Dispose(false);

        /// <summary>The processor's stream, from which everything draws that is given no other.</summary>
        public static Generator Default { get; } = new(0, CPU, shared: true);

        public Device device { get; }

        public nint Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        public long initial_seed()
        {
            var seed = (long)Libtorch.mm_generator_initial_seed(Handle);
            GC.KeepAlive(this);
            return seed;
        }

        public Generator manual_seed(long seed)
        {
            Libtorch.Check(Libtorch.mm_generator_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        public Tensor get_state()
        {
            nint state;
            Libtorch.Check(Libtorch.mm_generator_state(Handle, &state));
            GC.KeepAlive(this);
            return Tensor.Own(state);
        }

        public void set_state(Tensor value)
        {
            Libtorch.Check(Libtorch.mm_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(value);
            GC.KeepAlive(this);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var freed = Interlocked.Exchange(ref handle, 0);
            if (freed != 0) Libtorch.mm_generator_free(freed);
        }
    }
}
