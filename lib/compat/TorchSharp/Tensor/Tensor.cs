using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An n-dimensional array in native memory, with its history of differentiation.</summary>
    /// <remarks>
    /// The memory is freed by <see cref="Dispose()"/>, by the end of the <see cref="DisposeScope"/> in which the tensor was made, or at last by the garbage
    /// collector, which is told how large a tensor is that no scope holds. What a scope holds is none of its business: told of that as well, it would
    /// look for garbage in the middle of every few training steps, and find none.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        static long totalCount;
        static long peakCount;

        readonly int kib;
        bool announced;
        nint handle;
        DisposeScope? scope;

        /// <summary>Takes over a native tensor; <paramref name="kib"/> of memory hang on it alone.</summary>
        internal Tensor(nint handle, int kib = 0)
        {
            this.handle = handle;
            this.kib = kib;
            Count();
            var manager = DisposeScopeManager.OfThread;
            scope = manager.Current;
            if (scope is null)
            {
                manager.Counts.TensorStatistics.CreatedOutsideScopeCount++;
                Announce();
                return;
            }
            manager.Counts.TensorStatistics.CreatedInScopeCount++;
            scope.Add(this);
        }

        /// <summary>Takes over a native tensor whose size is still to be asked for.</summary>
        internal static Tensor TakeOver(nint handle) => new(handle, Libtorch.mm_owned_kib(handle));

        ~Tensor() => Dispose(false);

        /// <summary>Tensors of the whole process that are neither disposed nor collected.</summary>
        public static long TotalCount => Interlocked.Read(ref totalCount);

        /// <summary>The largest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Interlocked.Read(ref peakCount);

        /// <summary>The native tensor.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed.</exception>
        public nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(handle == 0, this);
                return handle;
            }
        }

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => handle == 0;

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var owned = Interlocked.Exchange(ref handle, 0);
            if (owned == 0)
                return;
            Libtorch.mm_free(owned);
            if (disposing)
                LeaveScope();
            Forget();
        }

        /// <summary>Gives the native tensor away: this object forgets it, and the caller must free it.</summary>
        public nint DecoupleFromNativeHandle()
        {
            var given = Handle;
            handle = 0;
            GC.SuppressFinalize(this);
            LeaveScope();
            Forget();
            return given;
        }

        /// <summary>A tensor for a native one that the caller owned until now.</summary>
        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        /// <summary>A second object for the same native tensor.</summary>
        public Tensor alias()
        {
            var second = new Tensor(Libtorch.Check(Libtorch.mm_alias(Handle)));
            GC.KeepAlive(this);
            return second;
        }

        /// <summary>Takes the tensor out of its scope: it lives until it is disposed by hand.</summary>
        public Tensor DetachFromDisposeScope() => MoveToOtherDisposeScope((DisposeScope?)null);

        /// <summary>Moves the tensor to the scope around its own.</summary>
        public Tensor MoveToOuterDisposeScope() => scope is null ? this : MoveToOtherDisposeScope(scope.Outer);

        /// <summary>Moves the tensor to the scope of another.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.scope);

        /// <summary>Moves the tensor to another scope, or out of all scopes where that is null.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (scope == other)
                return this;
            var counts = DisposeScopeManager.Statistics.TensorStatistics;
            if (scope is null)
                counts.AttachedToScopeCount++;
            if (other is null)
                counts.DetachedFromScopeCount++;
            scope?.Remove(this);
            scope = other;
            scope?.Add(this);
            if (scope is null)
                Announce();
            return this;
        }

        void LeaveScope()
        {
            var counts = DisposeScopeManager.Statistics.TensorStatistics;
            if (scope is null)
            {
                counts.DisposedOutsideScopeCount++;
                return;
            }
            counts.DisposedInScopeCount++;
            scope.Remove(this);
            scope = null;
        }

        static void Count()
        {
            var total = Interlocked.Increment(ref totalCount);
            if (total > Volatile.Read(ref peakCount))
                Volatile.Write(ref peakCount, total);
        }

        void Announce()
        {
            if (kib == 0 || announced)
                return;
            announced = true;
            GC.AddMemoryPressure((long)kib << 10);
        }

        void Forget()
        {
            Interlocked.Decrement(ref totalCount);
            if (announced)
                GC.RemoveMemoryPressure((long)kib << 10);
        }
    }
}
