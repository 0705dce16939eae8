using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class WatchedTests
{
    [Fact]
    public void It_is_the_game_and_somebody_hears_of_the_data_when_D_moves_and_only_then()
    {
        var heard = new List<float[]>();
        var d = nn.Flatten(0);
        var (real, fake) = (new Judged(tensor(new[] { 1f, -2 }).view(2, 1), d), new Judged(tensor(new[] { 3f, 0 }).view(2, 1), d));
        IGame watched = new Watched(new Hinge(), scores => heard.Add([.. scores.data<float>()])), plain = new Hinge();
        watched.GeneratorDescends(real, fake).item<float>().ShouldBe(plain.GeneratorDescends(real, fake).item<float>());
        heard.ShouldBeEmpty();
        watched.DiscriminatorLoss(real, fake).item<float>().ShouldBe(plain.DiscriminatorLoss(real, fake).item<float>());
        heard.ShouldHaveSingleItem().ShouldBe([1f, -2]);
        watched.Activation(real.Scores).Equals(real.Scores).ShouldBeTrue();
    }
}
