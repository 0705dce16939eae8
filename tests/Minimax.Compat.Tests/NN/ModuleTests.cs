using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

public sealed class ModuleTests
{
    [Fact]
    public void Fields_are_registered_under_their_names()
    {
        using var network = new Network();
        network.named_parameters().Select(named => named.name)
            .ShouldBe(["scale", "first.weight", "first.bias", "rest.0.weight", "rest.0.bias", "rest.2.weight"]);
        network.named_buffers().Select(named => named.name).ShouldBe(["offset"]);
        network.named_children().Select(named => named.name).ShouldBe(["first", "rest"]);
    }

    [Fact]
    public void Modules_are_listed_nearest_first_without_the_root()
    {
        using var network = new Network();
        network.named_modules().Select(named => named.name).ShouldBe(["first", "rest", "rest.0", "rest.1", "rest.2"]);
    }

    [Fact]
    public void A_shared_parameter_is_listed_once()
    {
        using var layer = Linear(2, 2);
        using var pair = Sequential(layer, Linear(layer.weight));
        pair.named_parameters().Select(named => named.name).ShouldBe(["0.weight", "0.bias"]);
        pair.state_dict().Keys.ShouldBe(["0.weight", "0.bias", "1.weight"]);
    }

    [Fact]
    public void A_path_finds_parameters_and_buffers()
    {
        using var network = new Network();
        network.get_parameter("rest.2.weight").ShouldBeSameAs(network.parameters().Last());
        network.get_parameter("rest.7.weight").ShouldBeNull();
        network.get_buffer("offset").ShouldNotBeNull();
        network.has_parameter("first.bias").ShouldBeTrue();
        network.has_buffer("first.bias").ShouldBeFalse();
    }

    [Fact]
    public void Training_and_evaluation_reach_every_module()
    {
        using var network = new Network();
        network.eval();
        network.modules().Append(network).ShouldAllBe(module => !module.training);
        network.train();
        network.modules().Append(network).ShouldAllBe(module => module.training);
    }

    [Fact]
    public void Apply_visits_children_before_parents()
    {
        using var network = new Network();
        var names = new List<string>();
        network.apply(module => names.Add(module.GetName()));
        names.ShouldBe(["Linear", "Linear", "ReLU", "Linear", "Sequential", "Network"]);
    }

    [Fact]
    public void Gradients_are_freed_or_filled_with_zeros()
    {
        using var scope = NewDisposeScope();
        var layer = Linear(2, 1);
        layer.call(ones(3, 2)).sum().backward();
        layer.weight.grad!.Numbers().ShouldBe([3, 3]);
        layer.zero_grad(set_to_none: false);
        layer.weight.grad!.Numbers().ShouldBe([0, 0]);
        layer.zero_grad();
        layer.weight.grad.ShouldBeNull();
    }

    [Fact]
    public void A_module_outlives_the_scope_in_which_it_was_made()
    {
        Network network;
        using (NewDisposeScope())
            network = new Network();
        using (network)
        {
            using var scope = NewDisposeScope();
            network.call(ones(1, 2)).shape.ShouldBe([1, 1]);
            network.get_buffer("offset")!.Numbers().ShouldBe([3]);
        }
    }

    [Fact]
    public void A_conversion_changes_floats_in_place_and_leaves_integers_alone()
    {
        using var scope = NewDisposeScope();
        var layer = BatchNorm2d(2);
        var weight = layer.weight;
        layer.to(float64).ShouldBeSameAs(layer);
        layer.weight.ShouldBeSameAs(weight);
        weight.dtype.ShouldBe(float64);
        layer.running_var!.dtype.ShouldBe(float64);
        layer.num_batches_tracked!.dtype.ShouldBe(int64);
        layer.call(randn([2, 2, 3, 3], float64)).dtype.ShouldBe(float64);
    }

    [Fact]
    public void A_converted_module_still_learns()
    {
        using var scope = NewDisposeScope();
        var layer = Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        layer.to(float64);
        layer.weight.grad!.dtype.ShouldBe(float64);
        layer.zero_grad();
        layer.call(ones([1, 2], float64)).sum().backward();
        layer.weight.grad!.Numbers().ShouldBe([1, 1]);
    }

    [Fact]
    public void A_buffer_that_is_not_persistent_stays_out_of_the_state()
    {
        using var module = new Network();
        module.register_buffer("passing", zeros(1), persistent: false);
        module.named_buffers().Select(named => named.name).ShouldBe(["offset", "passing"]);
        module.state_dict().Keys.ShouldNotContain("passing");
    }

    [Fact]
    public void Names_that_are_taken_empty_or_dotted_are_refused()
    {
        using var network = new Network();
        Should.Throw<InvalidOperationException>(() => network.register_module("first", ReLU()));
        Should.Throw<InvalidOperationException>(() => network.register_parameter("scale", Parameter(zeros(1))));
        Should.Throw<InvalidOperationException>(() => network.register_buffer("offset", zeros(1)));
        Should.Throw<ArgumentException>(() => network.register_module("a.b", ReLU()));
        Should.Throw<ArgumentException>(() => network.register_module("", ReLU()));
    }

    [Fact]
    public void Hooks_change_input_and_output_until_they_are_removed()
    {
        using var scope = NewDisposeScope();
        var layer = ReLU();
        var before = layer.register_forward_pre_hook((_, input) => input - 1);
        var after = layer.register_forward_hook((_, _, output) => output * 10);
        layer.call(tensor(new[] { 0.5f, 3f })).Numbers().ShouldBe([0, 20]);
        before.remove();
        layer.call(tensor(new[] { 0.5f, 3f })).Numbers().ShouldBe([5, 30]);
        after.remove();
        layer.call(tensor(new[] { 0.5f, 3f })).Numbers().ShouldBe([0.5, 3]);
    }

    [Fact]
    public void A_layer_without_parameters_refuses_them()
    {
        using var layer = Tanh();
        Should.Throw<InvalidOperationException>(() => layer.register_parameter("weight", Parameter(zeros(1))));
    }

    [Fact]
    public void Disposal_frees_parameters_buffers_and_children()
    {
        var network = new Network();
        var (weight, offset) = (network.get_parameter("rest.2.weight")!, network.get_buffer("offset")!);
        network.Dispose();
        weight.IsInvalid.ShouldBeTrue();
        offset.IsInvalid.ShouldBeTrue();
    }

    sealed class Network : Module<Tensor, Tensor>
    {
        readonly Linear first = Linear(2, 4);
        readonly Sequential rest = Sequential(Linear(4, 3), ReLU(), Linear(3, 1, hasBias: false));
        readonly Parameter scale = Parameter(ones(1));
        readonly Tensor offset = full(1, 3f);

        public Network() : base(nameof(Network)) => RegisterComponents();

        public override Tensor forward(Tensor input) => (rest.call(first.call(input)) * scale) + offset;
    }
}
