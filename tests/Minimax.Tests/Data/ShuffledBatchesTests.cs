using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class ShuffledBatchesTests
{
    private const int Count = 103, Size = 10;

    [Fact]
    public void An_epoch_visits_every_image_at_most_once()
    {
        using var set = Numbered();
        using var batches = new ShuffledBatches(set, Size, seed: 1);

        batches.StepsPerEpoch.ShouldBe(10);
        var seen = Enumerable.Range(0, 10).SelectMany(step => LabelsOf(batches, step)).ToList();
        seen.Count.ShouldBe(100);
        seen.Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public void A_batch_depends_on_seed_and_step_alone()
    {
        using var set = Numbered();
        using var forward = new ShuffledBatches(set, Size, seed: 1);
        using var resumed = new ShuffledBatches(set, Size, seed: 1);
        var all = Enumerable.Range(0, 35).Select(step => LabelsOf(forward, step)).ToList();

        foreach (var step in new[] { 34, 3, 12, 12, 0 }) LabelsOf(resumed, step).ShouldBe(all[step]);
    }

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own()
    {
        using var set = Numbered();
        using var batches = new ShuffledBatches(set, Size, seed: 1);
        using var others = new ShuffledBatches(set, Size, seed: 2);

        LabelsOf(batches, 0).ShouldNotBe(LabelsOf(batches, 10));
        LabelsOf(batches, 0).ShouldNotBe(LabelsOf(others, 0));
    }

    [Fact]
    public void Sets_of_one_size_are_shuffled_alike_so_pairs_stay_pairs()
    {
        using var left = Numbered();
        using var right = Numbered();
        using var ofLeft = new ShuffledBatches(left, Size, seed: 4);
        using var ofRight = new ShuffledBatches(right, Size, seed: 4);

        LabelsOf(ofLeft, 7).ShouldBe(LabelsOf(ofRight, 7));
    }

    [Fact]
    public void Images_and_labels_stay_together()
    {
        using var set = Numbered();
        using var batches = new ShuffledBatches(set, Size, seed: 1, PixelRange.Unit);
        var batch = batches[5];

        (batch.Images * 255).round().flatten().to(ScalarType.Int64).data<long>().ToArray().ShouldBe(batch.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_batch_larger_than_the_set_is_refused()
    {
        using var set = Numbered();
        Should.Throw<ArgumentException>(() => new ShuffledBatches(set, Count + 1, seed: 1)).Message.ShouldContain("103");
    }

    [Fact]
    public void A_step_before_the_first_is_refused()
    {
        using var set = Numbered();
        using var batches = new ShuffledBatches(set, Size, seed: 1);
        Should.Throw<ArgumentOutOfRangeException>(() => batches[-1]);
    }

    private static long[] LabelsOf(ShuffledBatches batches, long step) => batches[step].Labels.data<long>().ToArray();

    /// <summary>Image i is one pixel of value i, and its label is i.</summary>
    private static ImageSet Numbered() => new(
        "numbered",
        arange(Count, ScalarType.Byte).reshape(Count, 1, 1, 1),
        arange(Count, ScalarType.Int64),
        [.. Enumerable.Range(0, Count).Select(i => $"{i}")]);
}
