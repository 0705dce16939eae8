using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class GradientNormsTests
{
    [Fact]
    public void The_lengths_of_the_gradients_stand_beside_the_other_numbers()
    {
        // D(x) = w x, G(z) = 0 z + b on the line, a linear game: ∂(−(w·x̄ − w·b))/∂w = b − x̄, ∂(−w·b)/∂b = −w.
        var (g, d) = (Affine(0, 4), Affine(3, 0));
        var step = new GanStep(g, new Flat(d), new Wasserstein(), new UniformPrior(1), (optim.SGD(g.parameters(), 0), optim.SGD(d.parameters(), 0)));
        var report = new GradientNorms<Tensor>(step).Update(tensor(new[] { 1f, 3 }).view(2, 1));

        report.Names.Select(n => n.Name).ShouldBe(["D loss", "G loss", "D(x)", "D(G(z))", "‖∇G‖", "‖∇D‖"]);
        report.Names[^1].Quantity.ShouldBe(Quantity.Norm);
        var numbers = report.Read();
        numbers[^1].ShouldBe(2, 1e-5);                          // |4 − 2|; the bias has none, as data and samples cancel
        numbers[^2].ShouldBeInRange(3, 3 * Math.Sqrt(2));       // b's is 3, the slope's at most as large
    }

    private static Linear Affine(float slope, float offset)
    {
        var layer = nn.Linear(1, 1);
        using var still = no_grad();
        layer.weight!.fill_(slope);
        layer.bias!.fill_(offset);
        return layer;
    }

    private sealed class Flat : nn.Module<Tensor, Tensor>
    {
        private readonly Linear layer;

        public Flat(Linear layer) : base("Flat")
        {
            this.layer = layer;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => layer.call(x).flatten();
    }
}
