namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Starting values for weights. Each function changes its tensor without a trace in autograd, and returns it.</summary>
        public static class init
        {
            /// <summary>The side of a layer whose size the spread of its weights should respect.</summary>
            public enum FanInOut
            {
                FanIn,
                FanOut,
            }

            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            /// <summary>The factor by which weights must be larger for a layer's output to keep its variance behind a non-linearity.</summary>
            /// <param name="nonlinearity">What follows the layer.</param>
            /// <param name="param">The negative slope of a leaky ReLU.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            public static Tensor zeros_(Tensor tensor) => Untraced(tensor, static t => t.zero_());

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor constant_(Tensor tensor, Scalar val) => Untraced(tensor, t => t.fill_(val));

            /// <summary>Uniform between low and high.</summary>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                Untraced(tensor, t => t.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Untraced(tensor, t => t.normal_(mean, std, generator));

            /// <summary>Normal, but between a and b: the inverse distribution function of uniform numbers.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                var (low, high) = ((a - mean) / (std * Math.Sqrt(2)), (b - mean) / (std * Math.Sqrt(2)));
                return Untraced(tensor, t => t.uniform_(Erf(low), Erf(high), generator).erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b));
            }

            static double Erf(double x)
            {
                using var number = torch.tensor(x, float64);
                using var result = number.erf();
                return result.ToDouble();
            }

            /// <summary>Ones on the diagonal of a matrix, zeros elsewhere.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.dim() != 2)
                    throw new ArgumentException($"An identity needs 2 dimensions, not {tensor.dim()}.", nameof(tensor));
                using var identity = eye(tensor.shape[0], tensor.shape[1], tensor.dtype, tensor.device);
                return Untraced(tensor, t => t.copy_(identity));
            }

            /// <summary>Uniform with the variance gain²·2 / (fan_in + fan_out) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3) * GlorotSpread(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with the variance gain²·2 / (fan_in + fan_out) (Glorot and Bengio 2010).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, GlorotSpread(tensor, gain));

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Uniform with the variance gain² / fan (He et al. 2015).</summary>
            /// <param name="tensor">(out, in, …).</param>
            /// <param name="a">The negative slope of a leaky ReLU behind the layer.</param>
            /// <param name="mode">Whether to keep the variance of the outputs or of the gradients.</param>
            /// <param name="nonlinearity">What follows the layer.</param>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * HeSpread(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with the variance gain² / fan (He et al. 2015).</summary>
            /// <inheritdoc cref="kaiming_uniform_"/>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, HeSpread(tensor, a, mode, nonlinearity));

            /// <summary>A random matrix with orthonormal rows or columns, whichever are fewer, times gain (Saxe et al. 2014).</summary>
            /// <param name="tensor">(out, in, …), seen as a matrix of out rows.</param>
            /// <param name="gain">The length of each row or column.</param>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.dim() < 2)
                    throw new ArgumentException($"Orthogonality needs at least 2 dimensions, not {tensor.dim()}.", nameof(tensor));
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                var rows = tensor.shape[0];
                var normal = randn(rows, tensor.numel() / rows, dtype: tensor.dtype, device: tensor.device);
                var wide = normal.shape[0] < normal.shape[1];
                var (q, r) = linalg.qr(wide ? normal.t() : normal);
                q *= r.diag().sign();
                tensor.copy_((wide ? q.t() : q).reshape(tensor.shape)).mul_(gain);
                return tensor;
            }

            /// <summary>The numbers of inputs and outputs that each weight of (out, in, …) connects.</summary>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException($"The fan of a weight needs at least 2 dimensions, not {shape.Length}.", nameof(tensor));
                var positions = 1L;
                foreach (var size in shape.AsSpan(2))
                    positions *= size;
                return (shape[1] * positions, shape[0] * positions);
            }

            static double GlorotSpread(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            static double HeSpread(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            static Tensor Untraced(Tensor tensor, Func<Tensor, Tensor> change)
            {
                using var _ = no_grad();
                change(tensor);
                return tensor;
            }
        }
    }
}
