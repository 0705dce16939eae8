namespace TorchSharp;

public static partial class torch
{
    /// <summary>NVIDIA's accelerators.</summary>
    public static class cuda
    {
        static int? deviceCount;

        /// <summary>Whether the libtorch can use a CUDA device of this machine.</summary>
        public static bool is_available() => device_count() > 0;

        public static int device_count() => deviceCount ??= Libtorch.mm_cuda_device_count();

        public static bool is_cudnn_available() => Libtorch.mm_cudnn_is_available() != 0;

        /// <summary>Seeds the current device's generator.</summary>
        public static void manual_seed(long seed) => Libtorch.Check(Libtorch.mm_cuda_manual_seed((ulong)seed));

        /// <summary>Seeds every device's generator.</summary>
        public static void manual_seed_all(long seed) => Libtorch.Check(Libtorch.mm_cuda_manual_seed_all((ulong)seed));

        /// <summary>Waits until a device has done all that was asked of it.</summary>
        public static void synchronize(Device? device = null) => Libtorch.Check(Libtorch.mm_cuda_synchronize(device?.index ?? -1));
    }

    public static bool cuda_is_available() => cuda.is_available();

}
