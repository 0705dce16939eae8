using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Optim;

public sealed class OptimizerTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("minimax-optimiser-").FullName;
    readonly DisposeScope scope = NewDisposeScope();

    string Location => Path.Combine(folder, "adam.dat");

    public void Dispose()
    {
        scope.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Each_group_has_its_own_rate()
    {
        var (slow, fast) = (nn.Parameter(zeros(2)), nn.Parameter(zeros(2)));
        var optimiser = optim.SGD([new SGD.ParamGroup { Parameters = [slow] }, new SGD.ParamGroup([fast], lr: 1)], 0.1);
        slow.grad = ones(2);
        fast.grad = ones(2);
        optimiser.step();
        slow.Numbers().ShouldBe([-0.1, -0.1], 1e-7);
        fast.Numbers().ShouldBe([-1, -1]);
        optimiser.ParamGroups.Select(group => group.InitialLearningRate).ShouldBe([0.1, 1]);
    }

    [Fact]
    public void A_changed_rate_applies_to_the_next_step()
    {
        var parameter = nn.Parameter(zeros(1));
        var optimiser = optim.SGD([parameter], 1);
        parameter.grad = ones(1);
        optimiser.step();
        optimiser.ParamGroups.Single().LearningRate = 0.5;
        optimiser.step();
        parameter.Numbers().ShouldBe([-1.5]);
    }

    [Fact]
    public void The_closure_runs_with_gradients_and_its_loss_comes_back()
    {
        var parameter = nn.Parameter(full(1, 3f));
        var optimiser = optim.SGD([parameter], 0.1);
        using var _ = no_grad();
        var loss = optimiser.step(() =>
        {
            optimiser.zero_grad();
            var square = parameter.square().sum();
            square.backward();
            return square;
        });
        loss!.item<float>().ShouldBe(9);
        parameter.Numbers().ShouldBe([2.4], 1e-6);
    }

    [Fact]
    public void Zeroed_gradients_stay_and_missing_ones_are_no_fault()
    {
        var (used, unused) = (nn.Parameter(ones(2)), nn.Parameter(ones(2)));
        var optimiser = optim.Adam([used, unused]);
        optimiser.zero_grad();
        used.grad = ones(2);
        optimiser.step();
        optimiser.zero_grad();
        used.grad!.Numbers().ShouldBe([0, 0]);
        unused.grad.ShouldBeNull();
        unused.Numbers().ShouldBe([1, 1]);
    }

    [Fact]
    public void A_group_can_be_added_later()
    {
        var (first, second) = (nn.Parameter(zeros(1)), nn.Parameter(zeros(1)));
        var optimiser = optim.Adam([first], lr: 0.5);
        optimiser.Betas = (0.5, 0.9);
        optimiser.add_param_group(new Adam.ParamGroup { Parameters = [second] });
        optimiser.parameters().ShouldBe([first, second]);
        ((Adam.ParamGroup)optimiser.ParamGroups.Last()).Betas.ShouldBe((0.5, 0.9));
        Should.Throw<ArgumentException>(() => optimiser.add_param_group(new Adam.ParamGroup { Parameters = [first] }));
    }

    [Theory]
    [InlineData(-1, 0.9, 0.999)]
    [InlineData(0.1, 1, 0.999)]
    [InlineData(0.1, 0.9, -0.1)]
    [InlineData(double.NaN, 0.9, 0.999)]
    public void Impossible_hyper_parameters_are_refused(double lr, double beta1, double beta2) =>
        Should.Throw<ArgumentException>(() => optim.Adam([nn.Parameter(zeros(1))], lr, beta1, beta2));

    [Fact]
    public void Nesterov_needs_momentum() => Should.Throw<ArgumentException>(() => optim.SGD([nn.Parameter(zeros(1))], 0.1, nesterov: true));

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        var parameter = nn.Parameter(ones(10));
        var optimiser = optim.Adam([parameter]);
        parameter.grad = ones(10);
        optimiser.step();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 10; i++)
            optimiser.step();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);
    }

    [Fact]
    public void A_dictionary_of_another_optimiser_is_copied()
    {
        var (mine, other) = (Trained(1), Trained(3));
        mine.load_state_dict(other.state_dict());
        var (left, right) = ((Adam.State)mine.state_dict().State[0], (Adam.State)other.state_dict().State[0]);
        left.ApproximatelyEquals(right).ShouldBeTrue();
        left.step.ShouldBe(3);
        left.exp_avg.ShouldNotBeSameAs(right.exp_avg);
        mine.ParamGroups.Single().LearningRate.ShouldBe(other.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void A_truncated_file_is_refused_by_name_and_changes_nothing()
    {
        Trained(2).save_state_dict(Location);
        var complete = File.ReadAllBytes(Location);
        var optimiser = Trained(1);
        var before = Bytes(optimiser);
        for (var length = 0; length < complete.Length; length += 3)
        {
            File.WriteAllBytes(Location, complete[..length]);
            Should.Throw<InvalidDataException>(() => optimiser.load_state_dict(Location)).Message.ShouldContain(Location);
            Bytes(optimiser).ShouldBe(before);
        }
    }

    [Fact]
    public void The_state_of_another_optimiser_is_refused()
    {
        Trained(2).save_state_dict(Location);
        var parameter = nn.Parameter(zeros(4));
        Should.Throw<InvalidDataException>(() => optim.SGD([parameter], 0.1).load_state_dict(Location)).Message.ShouldContain("Adam");
        Should.Throw<InvalidDataException>(() => optim.Adam([parameter, nn.Parameter(zeros(1))]).load_state_dict(Location)).Message.ShouldContain("2");
        Should.Throw<InvalidDataException>(() => optim.Adam([parameter]).load_state_dict(Location)).Message.ShouldContain("[3]");
        Directory.GetFiles(folder).ShouldBe([Location]);
    }

    static byte[] Bytes(Adam optimiser)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        optimiser.save_state_dict(writer);
        return memory.ToArray();
    }

    static Adam Trained(int steps)
    {
        var parameter = nn.Parameter(ones(3));
        var optimiser = optim.Adam([parameter], lr: 0.01 * steps);
        for (var step = 0; step < steps; step++)
        {
            parameter.grad = tensor(new[] { 1f, -2f, step });
            optimiser.step();
        }
        return optimiser;
    }
}
