using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

/// <summary>What holds of every step of the library.</summary>
public sealed class EveryStepTests : IDisposable
{
    private const int Steps = 12;

    private readonly int threads = get_num_threads();
    private readonly string folder = Directory.CreateTempSubdirectory("steps-").FullName;

    public static TheoryData<string> Names => EveryStep.Names;

    public void Dispose()
    {
        set_num_threads(threads);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_player_saves_all_that_it_has(string name)
    {
        foreach (var player in EveryStep.Make(name).Players)
        {
            var held = player.Network.state_dict().Values.Sum(t => t.numel() * t.ElementSize);
            held.ShouldBeGreaterThan(1024, player.Name);
            var saved = new MemoryStream();
            player.Network.save(saved);
            saved.ToArray().LongLength.ShouldBeGreaterThan(held, player.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_optimiser_has_the_weights_of_its_player_and_an_update_moves_them(string name)
    {
        var step = EveryStep.Make(name);
        foreach (var player in step.Players.Where(p => p.Optimizer is not null))
        {
            var trained = player.Network.parameters().Where(p => p.requires_grad).ToList();
            trained.ShouldNotBeEmpty(player.Name);
            trained.Select(p => p.Handle).ShouldBeSubsetOf(player.Optimizer!.parameters().Select(p => p.Handle), player.Name);
        }

        var before = step.Players.Select(p => p.Network.parameters().Select(w => w.detach().clone()).ToList()).ToList();
        step.Update();
        foreach (var (player, weights) in step.Players.Zip(before).Where(p => p.Second.Count > 0))
            player.Network.parameters().Zip(weights).ShouldContain(pair => !pair.First.Equals(pair.Second), player.Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_player_freezes_whole_and_thaws_as_it_was(string name)
    {
        foreach (var player in EveryStep.Make(name).Players)
        {
            var before = player.Network.parameters().Select(p => p.requires_grad).ToList();
            using (player.Network.Freeze()) player.Network.parameters().ShouldAllBe(p => !p.requires_grad);
            player.Network.parameters().Select(p => p.requires_grad).ShouldBe(before);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Twenty_more_updates_leave_no_more_tensors_alive(string name)
    {
        var step = EveryStep.Make(name);
        Update(5);
        var live = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        Update(20);
        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.ShouldBe(live);

        void Update(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var scope = NewDisposeScope();
                step.Update().Read();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_run_that_is_killed_and_resumed_ends_in_the_same_weights_bit_for_bit(string name)
    {
        var file = Path.Combine(folder, "run.checkpoint");
        await TrainingProcess.KillAsync(name, file); // the last checkpoint is that of the sixth
        set_num_threads(TrainingProcess.Threads);
        var (whole, resumed) = (EveryStep.Make(name), EveryStep.Make(name));
        TrainingProcess.Begin(whole);
        whole.Train(Steps, null, null);
        List<long> made = [];
        resumed.Train(Steps, file, made.Add);
        made[0].ShouldBe(TrainingProcess.LastStep);
        resumed.Digest().ShouldBe(whole.Digest());
    }
}
