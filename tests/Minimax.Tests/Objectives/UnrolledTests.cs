using Minimax.Models;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class UnrolledTests
{
    private const double Rate = 0.2;

    private static readonly NonSaturating Inner = new();

    /// <summary>V = x y − c/2 y²: y_K = aᴷ y + x (1 − aᴷ)/c with a = 1 − ηc, and x descends V(x, y_K(x)).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_gradient_of_a_quadratic_game_is_the_one_worked_out_on_paper(int steps)
    {
        const double c = 0.7, x0 = 1.3, y0 = -0.4;
        var (x, y) = (tensor(x0, requires_grad: true), tensor(y0, requires_grad: true));
        Tensor V(IReadOnlyList<Tensor> theta) => (x * theta[0]) - (c / 2 * theta[0].square());
        var end = Unrolled.Ahead(V, [y], steps, Rate);
        V(end).backward();

        var (power, reached) = (Math.Pow(1 - (Rate * c), steps), (1 - Math.Pow(1 - (Rate * c), steps)) / c);
        var last = (power * y0) + (x0 * reached);
        end[0].item<double>().ShouldBe(last, 1e-12);
        x.grad!.item<double>().ShouldBe(last + ((x0 - (c * last)) * reached), 1e-12); // ∂V/∂x + ∂V/∂y · dy_K/dx
    }

    [Fact]
    public void On_xy_it_adds_a_friction_of_two_K_eta_and_without_the_reaction_half_of_it()
    {
        double Slope(bool reaction)
        {
            var (x, y) = (tensor(1.0, requires_grad: true), tensor(0.5, requires_grad: true));
            var end = Unrolled.Ahead(theta => (reaction ? x : x.detach()) * theta[0], [y], 5, Rate, reaction);
            (x * end[0]).backward();
            return x.grad!.item<double>();
        }

        Slope(reaction: true).ShouldBe(0.5 + (2 * 5 * Rate), 1e-12);
        Slope(reaction: false).ShouldBe(0.5 + (5 * Rate), 1e-12);
    }

    [Fact]
    public void G_meets_the_D_that_so_many_steps_of_gradient_ascent_would_make()
    {
        var (d, ahead) = (Double(1), Double(1));
        var (real, fake) = (Points(0.1), Points(0.6));
        var unrolled = new Unrolled(Inner, 4, Rate).GeneratorDescends(new Judged(real, d), new Judged(fake, d)).item<double>();

        using var sgd = optim.SGD(ahead.parameters(), Rate);
        for (var k = 0; k < 4; k++)
        {
            sgd.zero_grad();
            (-Inner.DiscriminatorAscends(ahead.call(real), ahead.call(fake))).backward();
            sgd.step();
        }

        unrolled.ShouldBe(Inner.GeneratorDescends(ahead.call(fake)).item<double>(), 1e-10);
        Math.Abs(unrolled - Inner.GeneratorDescends(d.call(fake)).item<double>()).ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void Its_gradient_is_the_slope_of_what_G_pays_and_without_the_reaction_it_is_not()
    {
        var d = Double(2);
        Tensor Pays(Tensor shift, bool reaction) => new Unrolled(Inner, 3, Rate) { SeesReaction = reaction }
            .GeneratorDescends(new Judged(Points(0.1), d), new Judged(Points(0.6) + shift, d));
        double Slope(bool reaction)
        {
            var shift = zeros(1, 2, float64, requires_grad: true);
            Pays(shift, reaction).backward();
            return shift.grad![0, 0].item<double>();
        }

        const double h = 1e-5;
        var moved = tensor(new[,] { { h, 0.0 } });
        var difference = (Pays(moved, true).item<double>() - Pays(-moved, true).item<double>()) / (2 * h);
        Slope(reaction: true).ShouldBe(difference, 1e-7);
        Math.Abs(Slope(reaction: false) - difference).ShouldBeGreaterThan(1e-4);
        Pays(zeros(1, 2, float64), false).item<double>().ShouldBe(Pays(zeros(1, 2, float64), true).item<double>(), 1e-12);
    }

    [Fact]
    public void It_leaves_D_as_it_was_and_D_plays_the_game_itself()
    {
        var d = Double(3);
        var before = d.parameters().Select(weight => weight.detach().clone()).ToList();
        var (real, fake) = (new Judged(Points(0.1), d), new Judged(Points(0.6).requires_grad_(), d));
        var game = new Unrolled(Inner, 2, Rate);
        game.GeneratorDescends(real, fake).backward();
        d.parameters().Zip(before).ShouldAllBe(pair => pair.First.Equals(pair.Second));
        d.parameters().Select(weight => weight.grad).ShouldAllBe(slope => ReferenceEquals(slope, null));
        game.DiscriminatorAscends(real, fake).item<double>().ShouldBe(Inner.DiscriminatorAscends(real.Scores, fake.Scores).item<double>());
        new Unrolled(Inner, 0, Rate).GeneratorDescends(real, fake).item<double>().ShouldBe(Inner.GeneratorDescends(fake.Scores).item<double>());
        game.Activation(zeros(1)).item<float>().ShouldBe(0.5f);
    }

    [Fact]
    public void A_D_that_cannot_be_asked_with_other_weights_is_refused_by_name()
    {
        var d = Sequential(Linear(2, 1), Flatten(0));
        var judged = new Judged(zeros(3, 2), d);
        Should.Throw<InvalidOperationException>(() => new Unrolled(Inner, 1, Rate).GeneratorDescends(judged, judged)).Message.ShouldContain("Sequential");
        var compares = new PlaneNets.Discriminator(compares: true);
        Should.Throw<NotSupportedException>(() => compares.Call(zeros(3, 2), [.. compares.parameters()])).Message.ShouldContain("MinibatchDiscrimination");
    }

    private static PlaneNets.Discriminator Double(long seed)
    {
        manual_seed(seed);
        return new PlaneNets.Discriminator(width: 16).to(float64);
    }

    private static Tensor Points(double offset) => Peer.Fill(offset, -2, 2, 32, 2).to_type(ScalarType.Float64);
}
