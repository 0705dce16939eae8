using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class ScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        var outside = ones(1);
        using (var scope = NewDisposeScope())
        {
            inside = outside + 1;
            scope.DisposablesCount.ShouldBe(1);
            scope.Contains(inside).ShouldBeTrue();
            scope.Contains(outside).ShouldBeFalse();
        }

        inside.IsInvalid.ShouldBeTrue();
        outside.IsInvalid.ShouldBeFalse();
        outside.Dispose();
    }

    [Fact]
    public void Scopes_nest_and_results_move_outwards()
    {
        using var outer = NewDisposeScope();
        Tensor result, detached, rest;
        using (var inner = NewDisposeScope())
        {
            result = ones(1).MoveToOuterDisposeScope();
            detached = ones(1).DetachFromDisposeScope();
            rest = ones(1);
            inner.DisposablesCount.ShouldBe(1);
        }

        outer.Contains(result).ShouldBeTrue();
        outer.Contains(detached).ShouldBeFalse();
        rest.IsInvalid.ShouldBeTrue();
        detached.IsInvalid.ShouldBeFalse();
        detached.Dispose();
    }

    [Fact]
    public void A_scope_hands_over_takes_in_and_keeps()
    {
        using var outer = NewDisposeScope();
        using var inner = NewDisposeScope();
        var (a, b, c) = (ones(1), ones(1), ones(1));

        inner.MoveToOuter(a, b);
        inner.Detach(c).ShouldBeSameAs(c);
        inner.Attach(c);
        outer.DisposablesCount.ShouldBe(2);
        inner.DisposablesView.ShouldBe([c]);

        ones(1);
        inner.DisposeEverythingBut(c).ShouldBeSameAs(c);
        inner.DisposablesView.ShouldBe([c]);
        inner.DisposeEverything();

        c.IsInvalid.ShouldBeTrue();
        a.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void A_tensor_disposed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        var a = ones(1);

        a.Dispose();

        scope.DisposablesCount.ShouldBe(0);
    }

    [Fact]
    public void An_outer_scope_that_ends_first_takes_the_inner_ones_with_it()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();

        outer.Dispose();
        CurrentDisposeScope.ShouldBeNull();
        inner.Dispose();

        CurrentDisposeScope.ShouldBeNull();
    }

    [Fact]
    public void Statistics_count_what_is_made_disposed_and_moved()
    {
        var counts = DisposeScopeManager.Statistics;
        counts.Reset();
        var outside = ones(1);
        using (var scope = NewDisposeScope())
        {
            var kept = ones(1).DetachFromDisposeScope();
            scope.Attach(outside);
            ones(1).Dispose();
            ones(1);
            kept.Dispose();
        }

        var tensors = counts.TensorStatistics;
        tensors.CreatedOutsideScopeCount.ShouldBe(1);
        tensors.CreatedInScopeCount.ShouldBe(3);
        tensors.DetachedFromScopeCount.ShouldBe(1);
        tensors.AttachedToScopeCount.ShouldBe(1);
        tensors.DisposedOutsideScopeCount.ShouldBe(1);
        tensors.DisposedInScopeCount.ShouldBe(3);
        counts.ThreadTotalLiveCount.ShouldBe(0);
    }

    [Fact]
    public void Every_thread_has_scopes_of_its_own()
    {
        using var scope = NewDisposeScope();
        DisposeScope? elsewhere = scope;
        Tensor? made = null;
        var thread = new Thread(() =>
        {
            elsewhere = CurrentDisposeScope;
            made = ones(1);
        });
        thread.Start();
        thread.Join();

        elsewhere.ShouldBeNull();
        scope.Contains(made!).ShouldBeFalse();
        made!.Dispose();
    }

    [Fact]
    public void An_expression_keeps_only_its_result()
    {
        using var scope = NewDisposeScope();

        var result = WrappedTensorDisposeScope(() => ones(2) * 2 + 1);

        scope.DisposablesView.ShouldBe([result]);
    }

    [Fact]
    public void A_training_step_in_a_scope_leaves_as_many_tensors_as_before()
    {
        using var outer = NewDisposeScope();
        var weight = randn(8, 8, requires_grad: true);
        long after10 = 0;

        for (var step = 1; step <= 110; step++)
        {
            using (NewDisposeScope())
            {
                weight.grad?.zero_();
                weight.matmul(randn(8, 4)).tanh().square().mean().backward();
                using var grad = no_grad();
                weight.sub_(weight.grad! * 0.1);
            }
            if (step == 10)
                after10 = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(after10);
    }
}
