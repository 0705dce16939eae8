using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class SplitMix64Tests
{
    [Fact]
    public void The_first_draws_are_those_of_the_published_algorithm()
    {
        // Seed 1234567, from the reference implementation in C by Sebastiano Vigna.
        var random = new SplitMix64(1234567);
        new[] { random.Next(), random.Next(), random.Next() }.ShouldBe([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL]);
    }

    [Fact]
    public void A_permutation_is_fixed_by_its_seed_on_every_machine() =>
        SplitMix64.Stream(7, 0).Permutation(8).ShouldBe([4L, 5, 6, 1, 7, 2, 3, 0]); // as an independent implementation in Python gives

    [Fact]
    public void A_permutation_holds_every_number_once() =>
        SplitMix64.Stream(3, 1).Permutation(1000).Order().ShouldBe(Enumerable.Range(0, 1000).Select(i => (long)i));

    [Fact]
    public void Every_place_of_a_permutation_is_equally_likely_for_every_number()
    {
        const int Draws = 20_000, Length = 5;
        var counts = new int[Length, Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            var order = SplitMix64.Stream(11, (ulong)draw).Permutation(Length);
            for (var place = 0; place < Length; place++) counts[place, order[place]]++;
        }

        const double Expected = Draws / (double)Length;
        var chiSquared = counts.Cast<int>().Sum(count => (count - Expected) * (count - Expected) / Expected);
        chiSquared.ShouldBeInRange(4.0, 40.0); // 16 degrees of freedom: P < 0.1 % on either side
    }

    [Fact]
    public void Normal_draws_have_mean_0_and_variance_1()
    {
        var random = new SplitMix64(5);
        var draws = Enumerable.Range(0, 100_000).Select(_ => random.Normal()).ToList();

        draws.Average().ShouldBeInRange(-0.015, 0.015);
        draws.Average(x => x * x).ShouldBeInRange(0.98, 1.02);
        draws.Count(x => Math.Abs(x) < 1).ShouldBeInRange(67_600, 68_900); // 68.27 %
    }

    [Fact]
    public void Streams_of_one_seed_differ() => SplitMix64.Stream(1, 0).Next().ShouldNotBe(SplitMix64.Stream(1, 1).Next());
}
