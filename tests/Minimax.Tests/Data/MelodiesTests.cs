using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class MelodiesTests
{
    [Fact]
    public void What_is_drawn_keeps_to_a_key()
    {
        var drawn = Melodies.Draw(200, 40, seed: 5);
        Melodies.InKey(drawn).min().item<float>().ShouldBe(1);
        drawn.unique().output.shape[0].ShouldBe(Melodies.Notes);
        Melodies.Draw(200, 40, seed: 5).Equals(drawn).ShouldBeTrue();
        Melodies.Draw(3, 40, seed: 5).Equals(drawn[..3]).ShouldBeTrue();
    }

    [Fact]
    public void All_melodies_of_three_notes_have_a_probability_of_one_together()
    {
        var n = arange(12, ScalarType.Int64);
        var all = cartesian_prod([n, n, n]);                                                        // (1728, 3)
        Melodies.LogProbability(all).exp().sum([0L]).data<float>().ToArray().ShouldBe([144, 12, 1], 1e-2f); // each first note is there 144 times
    }

    [Fact]
    public void A_probability_is_the_one_worked_out_by_hand()
    {
        // C is in two of the four keys, C major and E flat major: 2/28. C to D is a step in both: 2/(28·4). D to E flat is a step in E flat alone: 1/(28·16).
        var log = Melodies.LogProbability(tensor(new long[] { 0, 2, 3 }, [1, 3]));
        log.flatten().data<float>().ToArray().ShouldBe([MathF.Log(2f / 28), MathF.Log(2f / 112), MathF.Log(1f / 448)], 1e-5f);
    }

    [Fact]
    public void One_wrong_note_is_never_forgiven()
    {
        var wrong = tensor(new long[] { 0, 2, 1, 0, 2 }, [1, 5]);                                   // neither key of C and D has a C sharp
        Melodies.InKey(wrong).flatten().data<float>().ToArray().ShouldBe([1, 1, 0, 0, 0]);
        float.IsNegativeInfinity(Melodies.LogProbability(wrong)[0, 4].item<float>()).ShouldBeTrue();
    }
}
