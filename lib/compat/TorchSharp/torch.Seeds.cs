namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the global generators of the CPU and of every CUDA device, and returns the CPU's.</summary>
    public static Generator manual_seed(long seed)
    {
        Libtorch.Check(Libtorch.mm_manual_seed((ulong)seed));
        return Generator.Default;
    }

    /// <summary>Seeds the global generators with a number that nobody can foretell, and returns it.</summary>
    public static long seed()
    {
        using var generator = Generator.Default;
        var chosen = generator.seed();
        Libtorch.Check(Libtorch.mm_manual_seed((ulong)chosen));
        return chosen;
    }

    /// <summary>The seed of the CPU's global generator.</summary>
    public static long initial_seed()
    {
        using var generator = Generator.Default;
        return generator.initial_seed();
    }

    /// <summary>The state of the CPU's global generator, as bytes.</summary>
    public static Tensor get_rng_state()
    {
        using var generator = Generator.Default;
        return generator.get_state();
    }

    /// <summary>Goes back to a state that <see cref="get_rng_state"/> gave.</summary>
    public static void set_rng_state(Tensor new_state)
    {
        using var generator = Generator.Default;
        generator.set_state(new_state);
    }

    /// <summary>The CPU's global generator.</summary>
    public static class random
    {
        /// <inheritdoc cref="torch.manual_seed"/>
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <inheritdoc cref="torch.seed"/>
        public static long seed() => torch.seed();

        /// <inheritdoc cref="torch.initial_seed"/>
        public static long initial_seed() => torch.initial_seed();

        /// <inheritdoc cref="torch.get_rng_state"/>
        public static Tensor get_rng_state() => torch.get_rng_state();

        /// <inheritdoc cref="torch.set_rng_state"/>
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
