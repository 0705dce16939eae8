using System.Security.Cryptography;
using Minimax.Steps;
using Minimax.Training;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

/// <summary>A step and what it is fed, whatever that is.</summary>
/// <param name="Players">The step's.</param>
/// <param name="Update">One update on a random batch.</param>
/// <param name="Train">Trains for so many steps, with a checkpoint every third in that file, and tells each step.</param>
internal sealed record Trained(IReadOnlyList<Player> Players, Func<Report> Update, Action<long, string?, Action<long>?> Train)
{
    public static Trained By<TBatch>(IStep<TBatch> step, Func<TBatch> batch) => new(step.Players, () => step.Update(batch()), (steps, file, told) =>
        new TrainingLoop<TBatch>(step, _ => batch())
        {
            Steps = steps,
            Seed = 3,
            CheckpointFile = file,
            CheckpointEvery = 3,
            ReportEvery = 1,
            Report = progress => told?.Invoke(progress.Step),
        }.Run());

    /// <summary>A digest of all that the players' networks hold.</summary>
    public string Digest() =>
        Convert.ToHexString(SHA256.HashData([.. Players.SelectMany(p => p.Network.state_dict().Values).SelectMany(t => t.contiguous().bytes.ToArray())]));
}
