using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("minimax-").FullName;

    private string File => Path.Combine(folder, "run.checkpoint");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_restores_weights_and_optimiser_exactly()
    {
        var (trained, fresh) = (Trained(), Trained());
        Checkpoint.Save(File, 41, [trained]);
        trained.Descend(Loss(trained)); // both take the same further step, from the same moments
        Checkpoint.Load(File, [fresh]).ShouldBe(41);
        fresh.Descend(Loss(fresh));
        Weights(fresh).ShouldBe(Weights(trained));
    }

    [Fact]
    public void Every_flipped_byte_is_refused_by_name()
    {
        Checkpoint.Save(File, 1, [Trained()]);
        var good = System.IO.File.ReadAllBytes(File);
        var random = new Random(5);
        for (var i = 0; i < 100; i++)
        {
            var bad = (byte[])good.Clone();
            bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            System.IO.File.WriteAllBytes(File, bad);
            Should.Throw<CheckpointException>(() => Checkpoint.Load(File, [Trained()])).Message.ShouldStartWith(File);
        }
    }

    [Fact]
    public void Every_truncation_is_refused_by_name()
    {
        Checkpoint.Save(File, 1, [Trained()]);
        var good = System.IO.File.ReadAllBytes(File);
        foreach (var length in new[] { 0, 1, 8, 39, 40, 41, good.Length / 2, good.Length - 1 })
        {
            System.IO.File.WriteAllBytes(File, good[..length]);
            Should.Throw<CheckpointException>(() => Checkpoint.Load(File, [Trained()])).Message.ShouldStartWith(File);
        }
    }

    [Fact]
    public void Another_model_is_refused()
    {
        Checkpoint.Save(File, 1, [Trained()]);
        var other = new Player("G", nn.Linear(7, 2), null);
        Should.Throw<CheckpointException>(() => Checkpoint.Load(File, [other])).Message.ShouldContain("not of this model");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named_and_nothing_is_left_behind()
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "occupied"), "");
        var impossible = Path.Combine(folder, "occupied", "run.checkpoint");
        Should.Throw<CheckpointException>(() => Checkpoint.Save(impossible, 1, [Trained()])).Message.ShouldStartWith(impossible);
        Directory.GetFileSystemEntries(folder).Length.ShouldBe(1);
    }

    private static Player Trained()
    {
        var network = nn.Linear(3, 2);
        var player = new Player("G", network, new FusedAdam(network.parameters(), 0.01));
        for (var i = 0; i < 3; i++) player.Descend(Loss(player));
        return player;
    }

    private static Tensor Loss(Player player) => ((nn.Module<Tensor, Tensor>)player.Network).call(ones(4, 3)).square().sum();

    private static float[] Weights(Player player) => [.. player.Network.parameters().SelectMany(p => p.data<float>().ToArray())];
}
