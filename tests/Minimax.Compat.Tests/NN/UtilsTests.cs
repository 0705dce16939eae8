using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

public sealed class UtilsTests : IDisposable
{
    readonly TorchSharp.DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(1, 5, 2, 0.6, 0.8)]
    [InlineData(10, 5, 2, 3, 4)]
    [InlineData(2, 7, 1, 0.85714, 1.14286)]
    [InlineData(2, 4, double.PositiveInfinity, 1.5, 2)]
    public void Gradients_are_scaled_to_a_common_norm(double limit, double norm, double type, double first, double second)
    {
        var (a, b, unused) = (With(3), With(4), Parameter(zeros(1)));
        utils.clip_grad_norm_([a, b, unused], limit, type).ShouldBe(norm, 1e-5);
        a.grad!.Numbers().ShouldBe([first], 1e-5);
        b.grad!.Numbers().ShouldBe([second], 1e-5);
        unused.grad.ShouldBeNull();
    }

    [Fact]
    public void The_norm_of_no_gradients_is_zero() => utils.clip_grad_norm_([Parameter(zeros(1))], 1).ShouldBe(0);

    [Fact]
    public void Gradients_are_clamped_to_a_value()
    {
        var (a, b) = (With(-3), With(0.5f));
        utils.clip_grad_value_([a, b], 1);
        a.grad!.Numbers().ShouldBe([-1]);
        b.grad!.Numbers().ShouldBe([0.5]);
    }

    [Fact]
    public void Parameters_become_a_vector_and_come_back()
    {
        var source = Linear(2, 3);
        var vector = utils.parameters_to_vector(source.parameters());
        vector.Numbers().ShouldBe([.. source.weight.Numbers(), .. source.bias!.Numbers()]);

        var target = Linear(2, 3);
        utils.vector_to_parameters(vector, target.parameters());
        target.weight.Numbers().ShouldBe(source.weight.Numbers());
        target.bias!.Numbers().ShouldBe(source.bias!.Numbers());
        Should.Throw<ArgumentException>(() => utils.vector_to_parameters(ones(8), target.parameters())).Message.ShouldContain("9");
    }

    static Parameter With(float gradient)
    {
        var parameter = Parameter(zeros(1));
        parameter.grad = full(1, gradient);
        return parameter;
    }
}
