using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class LifetimeTests
{
    [Fact]
    public void Tensors_that_nobody_holds_are_collected()
    {
        var before = Tensor.TotalCount;

        Abandon(500);
        CollectUntil(() => Tensor.TotalCount <= before);

        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(before);
    }

    [Fact]
    public void Memory_stays_bounded_without_any_scope()
    {
        const int Megabytes = 8;
        var largest = 0L;

        for (var i = 0; i < 400; i++)
        {
            Abandon(1, Megabytes << 18);
            largest = Math.Max(largest, Environment.WorkingSet);
        }

        largest.ShouldBeLessThan(2_000_000_000); // 3.2 GB were made
    }

    [Fact]
    public void No_argument_is_collected_while_an_operator_runs()
    {
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
                Thread.SpinWait(2000); // or the other thread would hardly run between two collections
            }
        });
        collector.Start();
        try
        {
            for (var i = 0; i < 500; i++)
                Chain(i).ShouldBe((2 * i) + 3);
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }

    [Fact]
    public void Many_threads_make_and_free_tensors_at_once()
    {
        var sums = new double[8];

        Parallel.For(0, sums.Length, new ParallelOptions { MaxDegreeOfParallelism = sums.Length }, thread =>
        {
            for (var i = 0; i < 300; i++)
            {
                using var scope = NewDisposeScope();
                var x = full([16L], thread, requires_grad: true, dtype: float32);
                (x * x).sum().backward();
                sums[thread] += x.grad!.sum().item<float>();
            }
        });

        for (var thread = 0; thread < sums.Length; thread++)
            sums[thread].ShouldBe(300.0 * 16 * 2 * thread, 1e-3);
    }

    [Fact]
    public void A_scope_may_lose_tensors_to_other_threads_while_it_fills()
    {
        using var scope = NewDisposeScope();
        using var queue = new System.Collections.Concurrent.BlockingCollection<Tensor>();
        var consumer = new Thread(() =>
        {
            foreach (var tensor in queue.GetConsumingEnumerable())
                tensor.Dispose();
        });
        consumer.Start();

        for (var i = 0; i < 5000; i++)
            queue.Add(ones(1));
        queue.CompleteAdding();
        consumer.Join();

        scope.DisposablesCount.ShouldBe(0);
    }

    [Fact]
    public void Numbers_too_small_to_matter_are_zero_on_every_thread()
    {
        var product = double.NaN;
        var thread = new Thread(() =>
        {
            using var scope = NewDisposeScope();
            product = (tensor([1e-30f]) * tensor([1e-10f])).item<float>();
        });
        thread.Start();
        thread.Join();

        product.ShouldBe(0);
    }

    [Fact]
    public void A_tensor_disposed_by_two_threads_is_freed_once()
    {
        var before = Tensor.TotalCount;

        for (var i = 0; i < 500; i++)
        {
            var shared = ones(1).DetachFromDisposeScope();
            Parallel.Invoke(shared.Dispose, shared.Dispose);
        }

        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(before);
    }

    [Fact]
    public void An_alias_outlives_the_object_that_it_was_made_of()
    {
        var first = ones(3);
        var second = first.alias();
        first.Dispose();

        second.sum().item<float>().ShouldBe(3);
        second.Dispose();
    }

    [Fact]
    public void Handles_can_be_given_away_and_taken_over()
    {
        using var source = ones(3);
        var moved = source.add(1);

        using var owner = Tensor.UnsafeCreateTensor(moved.DecoupleFromNativeHandle());

        moved.IsInvalid.ShouldBeTrue();
        owner.sum().item<float>().ShouldBe(6);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Abandon(int count, long size = 1)
    {
        for (var i = 0; i < count; i++)
            ones(size);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static long Chain(int number) => ((tensor((long)number) + 1) * 2 + tensor(1L)).item<long>();

    static void CollectUntil(Func<bool> done)
    {
        for (var i = 0; i < 50 && !done(); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
