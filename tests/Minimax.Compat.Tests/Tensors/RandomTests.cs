using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class RandomTests
{
    static readonly Reference Peers = Peer.Read<Reference>("random_streams.json");

    public static TheoryData<string> Draws => [.. Peers.Streams.Keys.Where(name => name != "the global stream")];

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_generator_draws_what_PyTorch_draws_from_the_same_seed(string name)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)Peers.Seed);

        ShouldAgree(Draw(name, generator), Peers.Streams[name]);
    }

    [Fact]
    public void The_global_stream_is_PyTorchs()
    {
        using var scope = NewDisposeScope();
        manual_seed(Peers.Seed);

        ShouldAgree(cat([rand(1), rand(1), rand(1), randn(3)]), Peers.Streams["the global stream"]);
    }

    [Fact]
    public void A_seed_repeats_its_stream_and_another_does_not()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var first = randn(100);
        manual_seed(1);
        var again = randn(100);
        manual_seed(2);
        var other = randn(100);

        again.Numbers().ShouldBe(first.Numbers());
        other.Numbers().ShouldNotBe(first.Numbers());
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_global_stream_alone()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var expected = rand(4).Numbers();
        manual_seed(3);
        using var generator = new Generator(9);
        rand(1000, generator: generator);
        randperm(1000, generator: generator);

        rand(4).Numbers().ShouldBe(expected);
        generator.initial_seed().ShouldBe(9);
    }

    [Fact]
    public void A_state_that_was_kept_brings_its_numbers_back()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        rand(7);
        var state = get_rng_state();
        var expected = randn(20).Numbers();

        set_rng_state(state);

        randn(20).Numbers().ShouldBe(expected);
        initial_seed().ShouldBe(4);
    }

    [Fact]
    public void The_state_of_a_generator_can_be_moved_to_another()
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(5);
        using var second = new Generator(6);
        rand(3, generator: first);

        second.set_state(first.get_state());

        rand(5, generator: second).Numbers().ShouldBe(rand(5, generator: first).Numbers());
    }

    [Fact]
    public void Something_that_is_no_state_is_refused()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);

        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => generator.set_state(zeros(3, uint8)));
    }

    [Fact]
    public void A_seed_from_nowhere_is_a_new_one_each_time()
    {
        using var generator = new Generator();

        generator.seed().ShouldNotBe(generator.seed());
    }

    [Fact]
    public void A_disposed_generator_is_not_used()
    {
        var generator = new Generator(1);
        generator.Dispose();

        Should.Throw<ObjectDisposedException>(() => rand(1, generator: generator));
    }

    [Fact]
    public void Single_numbers_come_from_the_same_streams_and_leave_no_tensor()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(8);
        var expected = randint(5, 10, [1], generator: generator).item<long>();
        generator.manual_seed(8);

        randint_long(5, 10, generator).ShouldBe(expected);
        rand_float(generator).ShouldBeInRange(0, 1);
        randint_int(1).ShouldBe(0);

        scope.DisposablesCount.ShouldBe(1);
    }

    static Tensor Draw(string name, Generator generator) => name switch
    {
        "rand" => rand(5, generator: generator),
        "randn of a few" => randn(5, generator: generator),
        "randn of many" => randn(40, generator: generator),
        "randint" => randint(-3, 100, [6], generator: generator),
        "randperm" => randperm(9, generator: generator),
        "normal_" => empty(4).normal_(1, 0.02, generator),
        "uniform_" => empty(4).uniform_(-1, 1, generator),
        "bernoulli_" => empty(12).bernoulli_(0.3, generator),
        "exponential_" => empty(4).exponential_(2, generator),
        "multinomial" => tensor([0.1f, 0.2f, 0.3f, 0.4f]).multinomial(8, true, generator),
        _ => throw new ArgumentException(name),
    };

    static void ShouldAgree(Tensor drawn, double[] expected)
    {
        var found = drawn.Numbers();
        found.Length.ShouldBe(expected.Length);
        for (var i = 0; i < found.Length; i++)
            found[i].ShouldBe(expected[i], 1e-6, $"draw {i}");
    }

    public sealed record Reference(long Seed, Dictionary<string, double[]> Streams);
}
