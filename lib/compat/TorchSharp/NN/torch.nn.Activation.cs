using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <inheritdoc cref="Modules.ReLU"/>
        public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);

        /// <inheritdoc cref="Modules.ReLU6"/>
        public static Modules.ReLU6 ReLU6(bool inplace = false) => new(inplace);

        /// <inheritdoc cref="Modules.SELU"/>
        public static Modules.SELU SELU(bool inplace = false) => new(inplace);

        /// <inheritdoc cref="Modules.SiLU"/>
        public static Modules.SiLU SiLU() => new(false);

        /// <inheritdoc cref="Modules.SiLU"/>
        public static Modules.SiLU SiLU(bool inplace) => new(inplace);

        /// <inheritdoc cref="Modules.Mish"/>
        public static Modules.Mish Mish() => new(false);

        /// <inheritdoc cref="Modules.Mish"/>
        public static Modules.Mish Mish(bool inplace) => new(inplace);

        /// <inheritdoc cref="Modules.Sigmoid"/>
        public static Modules.Sigmoid Sigmoid() => new(false);

        /// <inheritdoc cref="Modules.Sigmoid"/>
        public static Modules.Sigmoid Sigmoid(bool inplace) => new(inplace);

        /// <inheritdoc cref="Modules.Softsign"/>
        public static Modules.Softsign Softsign() => new(false);

        /// <inheritdoc cref="Modules.Softsign"/>
        public static Modules.Softsign Softsign(bool inplace) => new(inplace);

        /// <inheritdoc cref="Modules.Tanh"/>
        public static Modules.Tanh Tanh() => new(false);

        /// <inheritdoc cref="Modules.Tanh"/>
        public static Modules.Tanh Tanh(bool inplace = false) => new(inplace);

        /// <inheritdoc cref="Modules.LeakyReLU"/>
        public static Modules.LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <inheritdoc cref="Modules.ELU"/>
        public static Modules.ELU ELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);

        /// <inheritdoc cref="Modules.CELU"/>
        public static Modules.CELU CELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);

        /// <inheritdoc cref="Modules.GELU"/>
        public static Modules.GELU GELU() => new(Modules.GELU.Approximate.none, false);

        /// <inheritdoc cref="Modules.GELU"/>
        public static Modules.GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);

        /// <inheritdoc cref="Modules.GELU"/>
        public static Modules.GELU GELU(Modules.GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);

        /// <inheritdoc cref="Modules.GLU"/>
        public static Modules.GLU GLU(long dim = -1) => new(dim);

        /// <inheritdoc cref="Modules.PReLU"/>
        public static Modules.PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) =>
            new(num_parameters, init, device, dtype);

        /// <inheritdoc cref="Modules.Hardtanh"/>
        public static Modules.Hardtanh Hardtanh(double min_val = -1, double max_val = 1, bool inplace = false) => new(min_val, max_val, inplace);

        /// <inheritdoc cref="Modules.Softplus"/>
        public static Modules.Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

        /// <inheritdoc cref="Modules.Softmax"/>
        public static Modules.Softmax Softmax(long dim) => new(dim);

        /// <inheritdoc cref="Modules.LogSoftmax"/>
        public static Modules.LogSoftmax LogSoftmax(long dim) => new(dim);

        /// <inheritdoc cref="Modules.LogSigmoid"/>
        public static Modules.LogSigmoid LogSigmoid() => new();

        /// <inheritdoc cref="Modules.Dropout"/>
        public static Modules.Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <inheritdoc cref="Modules.Dropout2d"/>
        public static Modules.Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);
    }
}
