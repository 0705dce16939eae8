using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Optim;

/// <summary>Five steps of every optimiser against tests/peers/optimisers.py; the second parameter has no gradient in the third.</summary>
public sealed class OptimizerParityTests
{
    const double Tolerance = 1e-6;

    static readonly References Peers = Peer.Read<References>("optimisers.json");

    static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Optimisers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.1),
        ["SGD with momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["SGD with dampening and decay"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.3, weight_decay: 0.05),
        ["SGD after Nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true),
        ["SGD upwards"] = p => optim.SGD(p, 0.1, momentum: 0.5, maximize: true),
        ["Adam"] = p => optim.Adam(p, 0.01),
        ["Adam for GANs"] = p => optim.Adam(p, 2e-4, beta1: 0.5),
        ["Adam with decay"] = p => optim.Adam(p, 0.01, weight_decay: 0.1),
        ["Adam with AMSGrad"] = p => optim.Adam(p, 0.01, amsgrad: true),
        ["Adam upwards"] = p => optim.Adam(p, 0.01, maximize: true, weight_decay: 0.1),
        ["AdamW"] = p => optim.AdamW(p, 0.01, weight_decay: 0.1),
        ["AdamW with AMSGrad"] = p => optim.AdamW(p, 0.01, weight_decay: 0.1, amsgrad: true, maximize: true),
        ["RMSProp"] = p => optim.RMSProp(p, 0.01),
        ["RMSProp centred"] = p => optim.RMSProp(p, 0.01, alpha: 0.9, centered: true, weight_decay: 0.1),
        ["RMSProp with momentum"] = p => optim.RMSProp(p, 0.01, momentum: 0.9, maximize: true),
        ["Adagrad"] = p => optim.Adagrad(p, 0.1, lr_decay: 0.2, weight_decay: 0.1, initial_accumulator_value: 0.3),
    };

    public static TheoryData<string> Names => [.. Optimisers.Keys];

    [Fact]
    public void The_peers_and_these_tests_name_the_same_optimisers() => Peers.Cases.Keys.ShouldBe(Optimisers.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Five_steps_lead_where_they_lead_in_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [.. Peers.Start.Select(numbers => nn.Parameter(numbers.ToTensor()))];
        using var optimiser = Optimisers[name](parameters);
        for (var step = 0; step < Peers.Gradients.Length; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].grad = Peers.Gradients[step][i]?.ToTensor();
            optimiser.step().ShouldBeNull();
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].ShouldBe(Peers.Cases[name][step][i], Tolerance, $"parameter {i} after step {step}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_optimiser_goes_on_bit_by_bit_as_if_it_had_not_stopped(string name)
    {
        using var scope = NewDisposeScope();
        var straight = Run(name, stops: false);
        var resumed = Run(name, stops: true);
        resumed.ShouldBe(straight);
    }

    static double[] Run(string name, bool stops)
    {
        Parameter[] parameters = [.. Peers.Start.Select(numbers => nn.Parameter(numbers.ToTensor()))];
        var optimiser = Optimisers[name](parameters);
        for (var step = 0; step < Peers.Gradients.Length; step++)
        {
            if (stops && step == 3)
                optimiser = Restarted(name, optimiser, parameters = [.. parameters.Select(parameter => nn.Parameter(parameter.detach().clone()))]);
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].grad = Peers.Gradients[step][i]?.ToTensor();
            optimiser.step();
        }
        return [.. parameters.SelectMany(parameter => parameter.Numbers())];
    }

    static optim.Optimizer Restarted(string name, optim.Optimizer stopped, Parameter[] parameters)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        ((OptimizerHelper)stopped).save_state_dict(writer);
        memory.Position = 0;
        var fresh = Optimisers[name](parameters);
        using var reader = new BinaryReader(memory);
        ((OptimizerHelper)fresh).load_state_dict(reader);
        memory.Position.ShouldBe(memory.Length);
        return fresh;
    }

    sealed record References(string Torch, Peer.Numbers[] Start, Peer.Numbers?[][] Gradients, Dictionary<string, Peer.Numbers[][]> Cases);
}
