namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Ops.normal_.Update(this, mean, std, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) => Ops.uniform_.Update(this, from, to, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Ops.bernoulli__float.Update(this, p, generator);

        public Tensor bernoulli(Generator? generator = null) => Ops.bernoulli.Call(this, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) => Ops.multinomial.Call(this, num_samples, replacement, generator);

        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Ops.exponential_.Update(this, lambda, generator);

        public Tensor fill_(Scalar value) => Ops.fill__Scalar.Update(this, value);

        public Tensor zero_() => Ops.zero_.Update(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Ops.copy_.Update(this, source, nonBlocking);

        public Tensor set_(Tensor source) => Ops.set__source_Tensor.Update(this, source);
    }
}
