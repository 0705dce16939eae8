namespace Minimax.Steps;

/// <summary>One GAN variant: how every player is updated once on one batch.</summary>
/// <typeparam name="TBatch">What one batch holds, on the networks' device.</typeparam>
public interface IStep<in TBatch>
{
    /// <summary>Every network that changes, with its optimiser: what a checkpoint must hold.</summary>
    IReadOnlyList<Player> Players { get; }

    /// <summary>Updates every player once.</summary>
    /// <returns>The numbers of this step, losses first.</returns>
    Report Update(TBatch batch);
}
