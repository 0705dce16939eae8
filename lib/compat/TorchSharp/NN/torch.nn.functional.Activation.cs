using GeluFormula = TorchSharp.Modules.GELU.Approximate;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>max(0, x).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => SecondOrder.Rectify(x, 0, inplace);

            /// <summary>min(max(0, x), 6).</summary>
            public static Tensor relu6(Tensor x, bool inplace = false) => (inplace ? Ops.relu6_ : Ops.relu6).Call(x);

            /// <summary>x where it is positive, negative_slope·x elsewhere.</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                SecondOrder.Rectify(input, negative_slope, inplace);

            /// <summary>x where it is positive, alpha·(eˣ − 1) elsewhere.</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => (inplace ? Ops.elu_ : Ops.elu).Call(x, alpha);

            /// <summary>max(0, x) + min(0, alpha·(exp(x / alpha) − 1)).</summary>
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => (inplace ? Ops.celu_ : Ops.celu).Call(x, alpha);

            /// <summary>The self-normalising unit: a scaled ELU.</summary>
            public static Tensor selu(Tensor x, bool inplace = false) => (inplace ? Ops.selu_ : Ops.selu).Call(x);

            /// <summary>x·σ(x).</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => (inplace ? Ops.silu_ : Ops.silu).Call(x);

            /// <summary>x·tanh(softplus(x)).</summary>
            public static Tensor mish(Tensor x, bool inplace = false) => (inplace ? Ops.mish_ : Ops.mish).Call(x);

            /// <summary>x·Φ(x) with the normal distribution function Φ.</summary>
            public static Tensor gelu(Tensor x) => Ops.gelu.Call(x);

            /// <inheritdoc cref="gelu(Tensor)"/>
            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, GeluFormula.none, inplace);

            /// <inheritdoc cref="gelu(Tensor)"/>
            public static Tensor gelu(Tensor x, GeluFormula approximate, bool inplace = false) =>
                (inplace ? Ops.gelu_ : Ops.gelu).Call(x, approximate == GeluFormula.tanh ? "tanh" : "none");

            /// <summary>1 / (1 + e⁻ˣ).</summary>
            public static Tensor sigmoid(Tensor x) => Ops.sigmoid.Call(x);

            /// <inheritdoc cref="sigmoid(Tensor)"/>
            public static Tensor sigmoid(Tensor x, bool inplace) => (inplace ? Ops.sigmoid_ : Ops.sigmoid).Call(x);

            public static Tensor tanh(Tensor x, bool inplace = false) => (inplace ? Ops.tanh_ : Ops.tanh).Call(x);

            /// <summary>x clamped to [min_val, max_val].</summary>
            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                (inplace ? Ops.hardtanh_ : Ops.hardtanh).Call(x, min_val, max_val);

            /// <summary>x / 6 + 1/2, clamped to [0, 1].</summary>
            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => (inplace ? Ops.hardsigmoid_ : Ops.hardsigmoid).Call(input);

            /// <summary>x·hardsigmoid(x).</summary>
            public static Tensor hardswish(Tensor input, bool inplace = false) => (inplace ? Ops.hardswish_ : Ops.hardswish).Call(input);

            /// <summary>log(1 + exp(beta·x)) / beta; linear where beta·x exceeds threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Ops.softplus.Call(x, beta, threshold);

            /// <summary>x / (1 + |x|).</summary>
            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var magnitude = x.abs();
                using var denominator = magnitude + 1;
                return inplace ? x.div_(denominator).alias() : x / denominator;
            }

            /// <summary>x − tanh(x).</summary>
            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var y = tanh(x);
                return inplace ? x.sub_(y).alias() : x - y;
            }

            /// <summary>x moved towards 0 by lambda, and 0 within.</summary>
            public static Tensor softshrink(Tensor x, double lambda = 0.5) => Ops.softshrink.Call(x, lambda);

            /// <summary>x where |x| exceeds lambda, 0 elsewhere.</summary>
            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => Ops.hardshrink.Call(x, lambda);

            /// <summary>x where it exceeds threshold, value elsewhere.</summary>
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                (inplace ? Ops.threshold_ : Ops.threshold).Call(x, threshold, value);

            /// <summary>x where it is positive, weight·x elsewhere, with a weight of (1) or (C).</summary>
            public static Tensor prelu(Tensor input, Tensor weight) => Ops.prelu.Call(input, weight);

            /// <summary>x where it is positive, the mean slope of lower and upper times x elsewhere.</summary>
            public static Tensor rrelu(Tensor x, double lower = 1.0 / 8, double upper = 1.0 / 3, bool inplace = false) =>
                (inplace ? Ops.rrelu_ : Ops.rrelu).Call(x, lower, upper);

            /// <summary>The first half along dim times the sigmoid of the second half.</summary>
            public static Tensor glu(Tensor input, long dim = -1) => Ops.glu.Call(input, dim);

            /// <summary>log σ(x), computed stably.</summary>
            public static Tensor logsigmoid(Tensor x) => Ops.log_sigmoid.Call(x);

            /// <summary>exp(x) divided by its sum along dim.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="dim">The dimension that sums to one.</param>
            /// <param name="dtype">The type to compute in, if not the input's.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Ops.softmax_int.Call(input, dim, dtype);

            /// <summary>The softmax of −x.</summary>
            public static Tensor softmin(Tensor x, long dim)
            {
                using var negative = x.neg();
                return softmax(negative, dim);
            }

            /// <summary>The softmax over the channels of (B, C, H, W) or (C, H, W).</summary>
            public static Tensor softmax2d(Tensor x) => softmax(x, -3);

            /// <summary>The logarithm of the softmax, computed stably.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => Ops.log_softmax_int.Call(x, dim);
        }
    }
}
