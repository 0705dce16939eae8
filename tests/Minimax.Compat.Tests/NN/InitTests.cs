using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

/// <summary>Initialisers against tests/peers/inits.py and closed forms.</summary>
public sealed class InitTests
{
    static readonly References Peers = Peer.Read<References>("inits.json");

    static readonly Dictionary<string, Func<Tensor, Tensor>> Draws = new()
    {
        ["uniform_"] = tensor => init.uniform_(tensor, -0.5, 2),
        ["normal_"] = tensor => init.normal_(tensor, 1, 0.02),
        ["normal_ of 64"] = tensor => init.normal_(tensor, 0, 0.02),
        ["trunc_normal_"] = tensor => init.trunc_normal_(tensor, 0.1, 0.5, -0.4, 0.8),
        ["xavier_uniform_"] = tensor => init.xavier_uniform_(tensor, 1.5),
        ["xavier_normal_"] = tensor => init.xavier_normal_(tensor),
        ["kaiming_uniform_"] = tensor => init.kaiming_uniform_(tensor, 0.2, init.FanInOut.FanOut),
        ["kaiming_normal_"] = tensor => init.kaiming_normal_(tensor, nonlinearity: init.NonlinearityType.ReLU),
        ["orthogonal_"] = tensor => init.orthogonal_(tensor, 2),
        ["orthogonal_ wide"] = tensor => init.orthogonal_(tensor),
    };

    public static TheoryData<string> Names => [.. Draws.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_initialiser_draws_what_PyTorch_draws_from_the_same_seed(string name)
    {
        using var scope = NewDisposeScope();
        var peer = Peers.Cases[name];
        manual_seed(13);
        Draws[name](empty(peer.Shape)).ShouldBe(peer, 1e-5, name);
    }

    [Fact]
    public void Constants_fill_the_tensor_and_leave_it_a_leaf()
    {
        using var scope = NewDisposeScope();
        var parameter = Parameter(empty(2, 2));
        init.ones_(parameter).Numbers().ShouldBe([1, 1, 1, 1]);
        init.constant_(parameter, 2.5).Numbers().ShouldBe([2.5, 2.5, 2.5, 2.5]);
        init.eye_(parameter).Numbers().ShouldBe([1, 0, 0, 1]);
        init.zeros_(parameter).Numbers().ShouldBe([0, 0, 0, 0]);
        parameter.is_leaf.ShouldBeTrue();
        parameter.requires_grad.ShouldBeTrue();
    }

    [Fact]
    public void The_rows_of_a_wide_orthogonal_matrix_are_orthonormal()
    {
        using var scope = NewDisposeScope();
        var matrix = init.orthogonal_(empty(3, 8));
        matrix.mm(matrix.t()).Numbers().Zip(eye(3).Numbers()).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
    }

    [Theory]
    [InlineData(init.NonlinearityType.Linear, 0, 1)]
    [InlineData(init.NonlinearityType.Sigmoid, 0, 1)]
    [InlineData(init.NonlinearityType.Tanh, 0, 1.66667)]
    [InlineData(init.NonlinearityType.ReLU, 0, 1.41421)]
    [InlineData(init.NonlinearityType.LeakyReLU, 0.2, 1.38675)]
    public void The_gain_of_a_non_linearity_is_the_published_one(init.NonlinearityType nonlinearity, double slope, double gain) =>
        init.calculate_gain(nonlinearity, slope).ShouldBe(gain, 1e-5);

    [Fact]
    public void The_fan_counts_the_positions_of_the_kernel()
    {
        using var scope = NewDisposeScope();
        init.CalculateFanInAndFanOut(empty(8, 3, 4, 4)).ShouldBe((48, 128));
        Should.Throw<ArgumentException>(() => init.CalculateFanInAndFanOut(empty(8)));
    }

    sealed record References(string Torch, Dictionary<string, Peer.Numbers> Cases);
}
