namespace TorchSharp;

public static partial class torch
{
    /// <summary>Switches of the libraries beneath libtorch.</summary>
    public static class backends
    {
        static bool Read(Libtorch.Switch which) => Libtorch.Check(Libtorch.mm_switch(which)) != 0;

        static void Set(Libtorch.Switch which, bool enabled) => Libtorch.Check(Libtorch.mm_set_switch(which, enabled ? 1 : 0));

        public static class cuda
        {
            public static bool flash_sdp_enabled() => Read(Libtorch.Switch.FlashAttention);

            public static void enable_flash_sdp(bool enable) => Set(Libtorch.Switch.FlashAttention, enable);

            public static bool math_sdp_enabled() => Read(Libtorch.Switch.MathAttention);

            public static void enable_math_sdp(bool enable) => Set(Libtorch.Switch.MathAttention, enable);

            public static class matmul
            {
                /// <summary>Whether matrix products may round their inputs to 10 bits of mantissa, for several times the speed.</summary>
                public static bool allow_tf32
                {
                    get => Read(Libtorch.Switch.MatmulTf32);
                    set => Set(Libtorch.Switch.MatmulTf32, value);
                }

                /// <summary>Whether products of half precision may be summed in half precision.</summary>
                public static bool allow_fp16_reduced_precision_reduction
                {
                    get => Read(Libtorch.Switch.Fp16Reduction);
                    set => Set(Libtorch.Switch.Fp16Reduction, value);
                }
            }
        }

        public static class cudnn
        {
            /// <summary>Whether convolutions may round their inputs to 10 bits of mantissa.</summary>
            public static bool allow_tf32
            {
                get => Read(Libtorch.Switch.CudnnTf32);
                set => Set(Libtorch.Switch.CudnnTf32, value);
            }
        }
    }
}
