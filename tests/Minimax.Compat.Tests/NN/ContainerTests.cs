using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

public sealed class ContainerTests : IDisposable
{
    readonly TorchSharp.DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_chain_passes_each_output_on()
    {
        var chain = Sequential(Flatten(), Softplus(), Tanh());
        var x = randn(2, 3, 4);
        chain.call(x).Numbers().ShouldBe(x.flatten(1).Numbers().Select(value => Math.Tanh(Math.Log(1 + Math.Exp(value)))), 1e-6);
    }

    [Fact]
    public void An_empty_chain_gives_its_input_under_a_new_handle()
    {
        var x = ones(2);
        using (var y = Sequential().call(x))
            y.Numbers().ShouldBe([1, 1]);
        x.Numbers().ShouldBe([1, 1]);
    }

    [Fact]
    public void Links_are_named_by_position_or_as_they_are_told()
    {
        Sequential(Linear(1, 1), ReLU()).named_children().Select(named => named.name).ShouldBe(["0", "1"]);
        Sequential(("in", Linear(1, 1)), ("out", ReLU())).named_children().Select(named => named.name).ShouldBe(["in", "out"]);
        Sequential([Linear(1, 1), ReLU(), .. new Module<Tensor, Tensor>[] { Tanh() }]).Count.ShouldBe(3);
        Sequential(ReLU()).append("end", Tanh()).append(ReLU()).named_children().Select(named => named.name).ShouldBe(["0", "end", "2"]);
    }

    [Fact]
    public void A_slice_of_a_chain_shares_its_links()
    {
        var chain = Sequential(Linear(2, 2), ReLU(), Linear(2, 1));
        chain[0].ShouldBeSameAs(chain.named_children().First().module);
        chain[1..].named_children().Select(named => named.name).ShouldBe(["1", "2"]);
        chain[(0, 2)].Count.ShouldBe(2);
        chain[..1].parameters().First().ShouldBeSameAs(chain.parameters().First());
    }

    [Fact]
    public void Training_mode_reaches_the_links()
    {
        var chain = Sequential(Dropout(0.5), Dropout(0.5));
        chain.eval();
        chain.call(ones(100)).Numbers().ShouldAllBe(value => value == 1);
        chain.train();
        chain.call(ones(100)).Numbers().ShouldAllBe(value => value == 0 || value == 4);
    }

    [Fact]
    public void A_list_keeps_its_names_in_order_through_changes()
    {
        var (a, b, c) = (Linear(1, 1), Linear(2, 2), Linear(3, 3));
        var list = ModuleList(a, c);
        list.Insert(1, b);
        list.named_children().ShouldBe([("0", a), ("1", b), ("2", c)]);
        list.RemoveAt(0);
        list.named_parameters().Select(named => named.name).ShouldBe(["0.weight", "0.bias", "1.weight", "1.bias"]);
        list[0] = c;
        list.Remove(c).ShouldBeTrue();
        list.Count.ShouldBe(1);
        list.Clear();
        list.named_children().ShouldBeEmpty();
    }

    [Fact]
    public void A_dictionary_gives_its_names_to_the_modules()
    {
        var dictionary = ModuleDict(("encode", Linear(2, 1)), ("decode", Linear(1, 2)));
        dictionary.named_parameters().Select(named => named.name).ShouldBe(["encode.weight", "encode.bias", "decode.weight", "decode.bias"]);
        dictionary["decode"].ShouldBeSameAs(dictionary[1].Item2);
        dictionary.Remove("encode").ShouldBeTrue();
        dictionary.keys().ShouldBe(["decode"]);
        dictionary.TryGetValue("encode", out _).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => dictionary.Add("decode", Linear(1, 1)));
    }

    [Fact]
    public void A_parameter_list_keeps_equal_parameters_apart()
    {
        var (a, b) = (Parameter(zeros(2)), Parameter(zeros(2)));
        var list = ParameterList(a, b);
        list.IndexOf(b).ShouldBe(1);
        list.Remove(a).ShouldBeTrue();
        list.named_parameters().ShouldBe([("0", b)]);
    }

    [Fact]
    public void A_module_trains_the_members_of_its_containers()
    {
        using var tree = new Tree();
        tree.named_parameters().Select(named => named.name).ShouldBe(["branches.0.weight", "branches.1.weight", "offsets.0"]);
        tree.eval();
        tree.modules().ShouldAllBe(module => !module.training);
    }

    sealed class Tree : Module<Tensor, Tensor>
    {
        readonly ModuleList<Linear> branches = ModuleList(Linear(2, 2, hasBias: false), Linear(2, 2, hasBias: false));
        readonly ParameterList offsets = ParameterList(Parameter(zeros(2)));

        public Tree() : base(nameof(Tree)) => RegisterComponents();

        public override Tensor forward(Tensor input) => branches[0].call(input) + branches[1].call(input) + offsets[0];
    }
}
