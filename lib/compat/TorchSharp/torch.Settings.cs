namespace TorchSharp;

public static partial class torch
{
    /// <summary>libtorch's version.</summary>
    public static string __version__ => Libtorch.Version();

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Begin();

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static int get_num_threads() => Libtorch.mm_threads();

    public static void set_num_threads(int num) => Libtorch.Check(Libtorch.mm_set_threads(num));

    /// <summary>Seeds the stream of random numbers of every device.</summary>
    public static Generator manual_seed(long seed)
    {
        Libtorch.Check(Libtorch.mm_manual_seed((ulong)seed));
        return Generator.Default;
    }

    public static Tensor get_rng_state() => Generator.Default.get_state();

    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    public static class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static int device_count() => Libtorch.mm_cuda_device_count();

        public static void manual_seed_all(long seed) => torch.manual_seed(seed);

        public static void synchronize(Device? device = null) => Libtorch.Check(Libtorch.mm_cuda_synchronize(Math.Max(0, device?.index ?? 0)));
    }

    public static class backends
    {
        public static class cuda
        {
            public static class matmul
            {
                public static bool allow_tf32
                {
                    get => Libtorch.mm_allow_tf32_matmul(-1) != 0;
                    set => Libtorch.mm_allow_tf32_matmul(value ? 1 : 0);
                }
            }
        }

        public static class cudnn
        {
            public static bool allow_tf32
            {
                get => Libtorch.mm_allow_tf32_convolution(-1) != 0;
                set => Libtorch.mm_allow_tf32_convolution(value ? 1 : 0);
            }
        }
    }
}
