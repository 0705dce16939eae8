namespace TorchSharp;

public static partial class torch
{
    // Random numbers.
    public partial class Tensor
    {
        public Tensor bernoulli(Generator? generator = null) => Ops.bernoulli.Call(this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Ops.bernoulli__float.Update(this, p, generator);

        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Ops.bernoulli__Tensor.Update(this, p, generator);

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) => Ops.cauchy_.Update(this, median, sigma, generator);

        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Ops.exponential_.Update(this, lambda, generator);

        public Tensor geometric_(double p, Generator? generator = null) => Ops.geometric_.Update(this, p, generator);

        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) => Ops.log_normal_.Update(this, mean, std, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Ops.multinomial.Call(this, num_samples, replacement, generator);

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Ops.normal_.Update(this, mean, std, generator);

        public Tensor poisson(Generator? generator = null) => Ops.poisson.Call(this, generator);

        public Tensor random_(double from, double to, Generator? generator = null) => Ops.random__from.Update(this, (long)from, (long)to, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) => Ops.uniform_.Update(this, from, to, generator);

        public Tensor binomial(Tensor prob, Generator? generator = null) => Ops.binomial.Call(this, prob, generator);
    }
}
