namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public unsafe class Generator : IDisposable
    {
        nint handle;

        /// <summary>A generator that is independent of the global one. The same seed gives the same stream as in PyTorch.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            handle = Libtorch.Check(Libtorch.mm_generator(this.device.Packed, seed));
        }

        Generator(Device device)
        {
            this.device = device;
            handle = Libtorch.Check(Libtorch.mm_default_generator(device.Packed));
        }

        ~Generator() => Dispose(false);

        /// <summary>The CPU's global generator, which operators use when they are given none.</summary>
        public static Generator Default => new(CPU);

        public Device device { get; }

        /// <summary>The native generator.</summary>
        /// <exception cref="ObjectDisposedException">The generator was disposed.</exception>
        public nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(handle == 0, this);
                return handle;
            }
        }

        /// <summary>The seed with which the stream began.</summary>
        public long initial_seed()
        {
            ulong seed;
            Libtorch.Check(Libtorch.mm_generator_current_seed(Handle, &seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        /// <summary>Begins the stream of a seed.</summary>
        public Generator manual_seed(long seed)
        {
            Libtorch.Check(Libtorch.mm_generator_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Begins a stream that nobody can foretell, and returns its seed.</summary>
        public long seed()
        {
            ulong seed;
            Libtorch.Check(Libtorch.mm_generator_reseed(Handle, &seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        /// <summary>The whole state, as bytes.</summary>
        public Tensor get_state()
        {
            var state = new Tensor(Libtorch.Check(Libtorch.mm_generator_state(Handle)));
            GC.KeepAlive(this);
            return state;
        }

        /// <summary>Goes back to a state that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value)
        {
            Libtorch.Check(Libtorch.mm_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, 0);
            if (owned != 0)
                Libtorch.mm_generator_free(owned);
        }
    }
}
