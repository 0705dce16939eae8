namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>(B, C·r², H, W) to (B, C, H·r, W·r).</summary>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Ops.pixel_shuffle.Call(input, upscale_factor);

            /// <summary>(B, C, H·r, W·r) to (B, C·r², H, W).</summary>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => Ops.pixel_unshuffle.Call(input, downscale_factor);

            /// <summary>Resizes (B, C, L) or (B, C, H, W) to a size or by a factor.</summary>
            /// <param name="x">A sequence or images.</param>
            /// <param name="size">The new length, or height and width; one number stands for both.</param>
            /// <param name="scale_factor">The factors, where no size is given; one number stands for both.</param>
            /// <param name="mode">Nearest for both; Linear for sequences; Bilinear, Bicubic, Area and NearestExact for images.</param>
            /// <param name="align_corners">Whether the corners' centres, not their edges, keep their places.</param>
            /// <param name="recompute_scale_factor">Whether to compute with the factor of the rounded size.</param>
            /// <param name="antialias">Whether to smooth what shrinks (Bilinear and Bicubic).</param>
            /// <exception cref="ArgumentException">Neither size nor factor, both, or a mode that does not fit.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException("Give either a size or a scale factor.", nameof(size));
                var shape = x.shape;
                var dimensions = shape.Length - 2;
                size = Each(size, dimensions);
                scale_factor = Each(scale_factor, dimensions);
                if (size is null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    (size, scale_factor) = ([.. scale_factor!.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor))], null);

                return (mode, dimensions, antialias) switch
                {
                    (InterpolationMode.Nearest, 1, false) => Ops.upsample_nearest1d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 2, false) => Ops.upsample_nearest2d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2, false) => Ops._upsample_nearest_exact2d_vec.Call(x, size, scale_factor),
                    (InterpolationMode.Linear, 1, false) => Ops.upsample_linear1d_vec.Call(x, size, align_corners ?? false, scale_factor),
                    (InterpolationMode.Bilinear, 2, false) => Ops.upsample_bilinear2d_vec.Call(x, size, align_corners ?? false, scale_factor),
                    (InterpolationMode.Bicubic, 2, false) => Ops.upsample_bicubic2d_vec.Call(x, size, align_corners ?? false, scale_factor),
                    (InterpolationMode.Bilinear, 2, true) => Ops._upsample_bilinear2d_aa_vec.Call(x, size, align_corners ?? false, scale_factor),
                    (InterpolationMode.Bicubic, 2, true) => Ops._upsample_bicubic2d_aa_vec.Call(x, size, align_corners ?? false, scale_factor),
                    (InterpolationMode.Area, 2, false) => adaptive_avg_pool2d(x, size!),
                    _ => throw new ArgumentException($"{mode}{(antialias ? " with antialias" : "")} does not resize {dimensions} dimensions.", nameof(mode)),
                };
            }

            static T[]? Each<T>(T[]? values, int dimensions)
            {
                if (values is null || values.Length == dimensions)
                    return values;
                if (values.Length != 1)
                    throw new ArgumentException($"{values.Length} sizes or factors for {dimensions} dimensions.");
                return [.. Enumerable.Repeat(values[0], dimensions)];
            }

            /// <summary>As <see cref="interpolate"/>.</summary>
            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, align_corners);

            /// <summary>Reads (B, C, H, W) at the places (B, H′, W′, 2), x before y, where −1 and 1 are the edges.</summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                Ops.grid_sampler.Call(input, grid, mode == GridSampleMode.Bilinear ? 0 : 1, Code(padding_mode), align_corners ?? false);

            static long Code(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Zeros => 0,
                GridSamplePaddingMode.Border => 1,
                GridSamplePaddingMode.Reflection => 2,
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
            };

            /// <summary>The places to read for affine maps (B, 2, 3) of images of the given size (B, C, H, W).</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                Ops.affine_grid_generator.Call(theta, size, align_corners);

            /// <summary>The patches of (B, C, H, W) as columns: (B, C·K·K′, number of patches).</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Ops.im2col.Call(input, kernel_size, dilation, padding, stride);

            /// <summary>The sum of columns of patches (B, C·K·K′, number of patches) at their places in (B, C, H, W).</summary>
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Ops.col2im.Call(input, output_size, kernel_size, dilation, padding, stride);
        }
    }
}
