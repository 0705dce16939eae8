namespace TorchSharp;

public static partial class torch
{
    // Activations of neurons.
    public partial class Tensor
    {
        public Tensor celu() => Ops.celu.Call(this);

        public Tensor celu(Scalar alpha) => Ops.celu.Call(this, alpha);

        public Tensor celu_() => Ops.celu_.Update(this);

        public Tensor celu_(Scalar alpha) => Ops.celu_.Update(this, alpha);

        public Tensor channel_shuffle(long groups) => Ops.channel_shuffle.Call(this, groups);

        public Tensor elu(double alpha = 1) => Ops.elu.Call(this, alpha);

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.elu.Call(this, alpha, scale, input_scale);

        public Tensor elu_(double alpha = 1) => Ops.elu_.Update(this, alpha);

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.elu_.Update(this, alpha, scale, input_scale);

        public Tensor gelu() => Ops.gelu.Call(this);

        public Tensor gelu(Modules.GELU.Approximate approximate) => Ops.gelu.Call(this, approximate.ToString());

        public Tensor gelu_() => Ops.gelu_.Update(this);

        public Tensor gelu_(Modules.GELU.Approximate approximate) => Ops.gelu_.Update(this, approximate.ToString());

        public Tensor glu(long dim = -1) => Ops.glu.Call(this, dim);

        public Tensor hardsigmoid() => Ops.hardsigmoid.Call(this);

        public Tensor hardsigmoid_() => Ops.hardsigmoid_.Update(this);

        public Tensor hardswish() => Ops.hardswish.Call(this);

        public Tensor hardswish_() => Ops.hardswish_.Update(this);

        public Tensor hardtanh(Scalar min, Scalar max) => Ops.hardtanh.Call(this, min, max);

        public Tensor hardtanh_(Scalar min, Scalar max) => Ops.hardtanh_.Update(this, min, max);

        public Tensor leaky_relu(Scalar negative_slope) => SecondOrder.Rectify(this, negative_slope.ToDouble());

        public Tensor leaky_relu_(Scalar negative_slope)
        {
            SecondOrder.Rectify(this, negative_slope.ToDouble(), inPlace: true).Dispose();
            return this;
        }

        public Tensor log_sigmoid() => Ops.log_sigmoid.Call(this);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Ops.log_softmax_int.Call(this, dim, dtype);

        public Tensor prelu(Tensor target) => Ops.prelu.Call(this, target);

        public Tensor relu() => SecondOrder.Rectify(this);

        public Tensor relu6() => Ops.relu6.Call(this);

        public Tensor relu6_() => Ops.relu6_.Update(this);

        public Tensor relu_()
        {
            SecondOrder.Rectify(this, inPlace: true).Dispose();
            return this;
        }

        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333) => Ops.rrelu.Call(this, lower, upper);

        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) => Ops.rrelu_.Update(this, lower, upper);

        public Tensor selu() => Ops.selu.Call(this);

        public Tensor selu_() => Ops.selu_.Update(this);

        public Tensor silu() => Ops.silu.Call(this);

        public Tensor silu_() => Ops.silu_.Update(this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.softmax_int.Call(this, dim, dtype);

        public Tensor softplus(double beta = 1, double threshold = 20) => Ops.softplus.Call(this, beta, threshold);

        public Tensor threshold(Scalar threshold, Scalar value) => Ops.threshold.Call(this, threshold, value);

        public Tensor threshold_(Scalar threshold, Scalar value) => Ops.threshold_.Update(this, threshold, value);
    }
}
