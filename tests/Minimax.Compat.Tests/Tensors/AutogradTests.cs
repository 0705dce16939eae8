using TorchSharp;
using static Minimax.Compat.Tests.Tensors.OperatorTests;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class AutogradTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Backward_adds_to_the_gradients_of_leaves()
    {
        var x = tensor([1.0, 2.0], requires_grad: true);

        (x * x).sum().backward();
        (x * x).sum().backward();

        ShouldHold(x.grad!, 4, 8);
        x.is_leaf.ShouldBeTrue();
    }

    [Fact]
    public void A_gradient_can_be_had_without_touching_the_leaf()
    {
        var x = tensor([1.0, 2.0], requires_grad: true);

        var gradient = autograd.grad([(x * x * x).sum()], [x]);

        ShouldHold(gradient[0], 3, 12);
        x.grad.ShouldBeNull();
    }

    [Fact]
    public void A_gradient_of_a_gradient_is_the_second_derivative()
    {
        var x = tensor([1.0, 2.0], requires_grad: true);
        var first = autograd.grad([(x * x * x).sum()], [x], create_graph: true)[0];

        ShouldHold(autograd.grad([first.sum()], [x])[0], 6, 12);
    }

    [Fact]
    public void Factors_from_outside_weigh_the_gradient()
    {
        var x = tensor([1.0, 2.0], requires_grad: true);
        var y = x * 3;

        ShouldHold(autograd.grad([y], [x], [tensor([1.0, 10.0])], retain_graph: true)[0], 3, 30);
        y.backward([tensor([2.0, 0.0])]);

        ShouldHold(x.grad!, 6, 0);
    }

    [Fact]
    public void Only_the_inputs_that_are_named_get_a_gradient()
    {
        var x = tensor([1.0], requires_grad: true);
        var y = tensor([2.0], requires_grad: true);

        (x * y).backward(inputs: [x]);

        ShouldHold(x.grad!, 2);
        y.grad.ShouldBeNull();
    }

    [Fact]
    public void An_input_that_was_not_used_is_an_error_unless_allowed()
    {
        var x = tensor([1.0], requires_grad: true);
        var unused = tensor([1.0], requires_grad: true);
        var y = x * 2;

        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => autograd.grad([y], [unused], retain_graph: true));
        autograd.grad([y], [x, unused], allow_unused: true)[1].ShouldBeNull();
    }

    [Fact]
    public void A_graph_is_freed_after_one_pass_unless_it_is_retained()
    {
        var x = tensor([1.0], requires_grad: true);
        var y = x * x;

        y.backward(retain_graph: true);
        y.backward();

        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => y.backward()).Message.ShouldContain("second time");
    }

    [Fact]
    public void Nothing_is_recorded_while_gradients_are_off()
    {
        var x = tensor([1.0], requires_grad: true);
        is_grad_enabled().ShouldBeTrue();

        using (no_grad())
        {
            (x * 2).requires_grad.ShouldBeFalse();
            using (enable_grad())
                (x * 2).requires_grad.ShouldBeTrue();
            is_grad_enabled().ShouldBeFalse();
        }
        using (inference_mode())
            (x * 2).requires_grad.ShouldBeFalse();

        (x * 2).requires_grad.ShouldBeTrue();
        x.detach().requires_grad.ShouldBeFalse();
    }

    [Fact]
    public void A_gradient_may_be_set_cleared_and_kept_where_it_is_not_a_leafs()
    {
        var x = tensor([1.0], requires_grad: true);
        var y = x * 2;
        y.retain_grad();
        (y * 3).backward();
        ShouldHold(y.grad!, 3);

        x.grad = null;
        x.grad.ShouldBeNull();
        x.grad = tensor([5.0]);

        ShouldHold(x.grad!, 5);
    }

    [Fact]
    public void Anomaly_mode_names_the_operation_that_spoils_a_gradient()
    {
        var x = tensor([0.0], requires_grad: true);

        using (autograd.detect_anomaly())
            Should.Throw<System.Runtime.InteropServices.ExternalException>(() => (x.sqrt() * 0).backward()).Message.ShouldContain("SqrtBackward");

        AnomalyMode.IsEnabled.ShouldBeFalse();
    }

    [Fact]
    public void Changing_a_leaf_that_is_recorded_is_an_error()
    {
        var x = tensor([1.0], requires_grad: true);

        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x.add_(1)).Message.ShouldContain("leaf Variable");
        using (no_grad())
            x.add_(1);

        ShouldHold(x, 2);
    }

    [Fact]
    public void A_gradient_penalty_reaches_the_weights_through_convolutions()
    {
        manual_seed(1);
        var x = randn([2, 1, 6, 6], dtype: float64, requires_grad: true);
        var weight = randn([3, 1, 3, 3], dtype: float64, requires_grad: true);

        double Penalty()
        {
            using var inner = NewDisposeScope();
            return GradientPenalty(x, weight).item<double>();
        }

        GradientPenalty(x, weight).backward();

        var slope = weight.grad!.data<double>()[1, 0, 2, 0];
        slope.ShouldBe(Differences.Of(weight, [1, 0, 2, 0], Penalty), 1e-6 * Math.Max(1, Math.Abs(slope)));
    }

    static Tensor GradientPenalty(Tensor x, Tensor weight)
    {
        var score = nn.functional.conv2d(x, weight, strides: [2, 2], padding: [1, 1]).tanh().sum();
        var gradient = autograd.grad([score], [x], create_graph: true)[0];
        return (gradient.square().sum([1L, 2L, 3L]).sqrt() - 1).square().mean();
    }
}
