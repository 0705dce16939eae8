using Minimax.Data;
using Minimax.Metrics;
using Minimax.Tests.Data;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

[Collection(nameof(Alone))] // it sets a variable of the environment
public sealed class RefereeTests
{
    [Fact]
    public void Who_learns_from_its_maps_gets_a_gradient_and_leaves_the_referee_as_it_was()
    {
        var referee = Referee.Train(Glyphs.Draw(128, seed: 1), steps: 2);
        var images = Peer.Fill(0.3, -1, 1, 2, 1, 28, 28).requires_grad_();
        var before = referee.Judge(images).Probabilities;
        var maps = referee.FeatureMaps(images);
        maps.shape.ShouldBe([2, 32, 14, 14]);
        maps.square().mean().backward();
        images.grad!.abs().sum().item<float>().ShouldBeGreaterThan(0);
        referee.Judge(images).Probabilities.Equals(before).ShouldBeTrue();
    }

    [Fact]
    public void One_that_was_made_before_is_the_same_bit_by_bit_tells_the_same_and_leaves_the_same_random_numbers()
    {
        var folder = Directory.CreateTempSubdirectory("minimax-").FullName;
        Environment.SetEnvironmentVariable("MINIMAX_MADE", Path.Combine(folder, "made")); // which is not there yet
        try
        {
            var digits = Glyphs.Draw(128, seed: 1);
            var (made, taken, other) = (Trained(digits, 3), Trained(digits, 3), Trained(digits, 4));
            Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Length.ShouldBe(2); // the second one was not made
            taken.Judged.ShouldBe(made.Judged);
            taken.Drawn.ShouldBe(made.Drawn);
            taken.Told.Select(progress => progress.Elapsed).ShouldBe(made.Told.Select(progress => progress.Elapsed)); // to the tick: told again, not trained again
            taken.Told.SelectMany(progress => progress.Numbers.Select(number => number.Value)).ShouldBe(made.Told.SelectMany(progress => progress.Numbers.Select(number => number.Value)));
            other.Judged.ShouldNotBe(made.Judged);

            foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)) File.WriteAllText(file, "{");
            Trained(digits, 3).Judged.ShouldBe(made.Judged); // what is damaged is made again
        }
        finally
        {
            Environment.SetEnvironmentVariable("MINIMAX_MADE", null);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (float[] Judged, float Drawn, List<Progress> Told) Trained(ImageSet digits, long steps)
    {
        var told = new List<Progress>();
        var referee = Referee.Train(digits, seed: 5, steps, told.Add);
        return (referee.Judge(Peer.Fill(0.3, -1, 1, 2, 1, 28, 28)).Probabilities.data<float>().ToArray(), rand(1).item<float>(), told);
    }
}
