using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class ReadableCodeTests
{
    private const double WidthOfQ = 0.2257914; // log ½√2π

    [Fact]
    public void Reading_costs_the_cross_entropy_of_the_class_and_the_Gaussian_one_of_the_numbers()
    {
        var code = tensor(new[] { 0f, 1, 0.5f, 1, 0, -1 }).view(2, 3);       // class 1 and ½, class 0 and −1
        var guesses = tensor(new[] { 0f, 0, 0, 1, 0, 0 }).view(2, 3);
        var classes = (Math.Log(2) + Math.Log(1 + Math.Exp(-1))) / 2;        // undecided; one ahead
        var numbers = (0.5 * (0.5 / 0.5 * (0.5 / 0.5)) + 0.5 * (1 / 0.5 * (1 / 0.5))) / 2 + WidthOfQ;
        ((double)ReadableCode.Nats(guesses, code, 2).item<float>()).ShouldBe(classes + numbers, 1e-5);
        ((double)ReadableCode.Nats(guesses.narrow(1, 0, 2), code.narrow(1, 0, 2), 2).item<float>()).ShouldBe(classes, 1e-5);
    }

    [Theory]
    [InlineData(false, -1.3862944 - 2 * 0.6931472)]
    [InlineData(true, -1.3862944 - 2 * (0.6931472 + 0.3132617))]
    public void D_reads_the_samples_and_with_labels_the_data_too(bool isOnData, double expected)
    {
        var real = Pair(new[] { 0f, 1, 0 }, label: 0);
        var fake = Pair(new[] { 0f, 0, 0 }, label: 1);
        var game = new ReadableCode(new NonSaturating(), 2, weight: 2) { IsOnData = isOnData };
        ((double)game.DiscriminatorAscends(real, fake).item<float>()).ShouldBe(expected, 1e-5); // undecided in the game: −2 log 2
    }

    [Fact]
    public void G_pays_for_what_cannot_be_read()
    {
        var game = new ReadableCode(new NonSaturating(), 2, weight: 2);
        double Loss(params float[] scores) => game.GeneratorDescends(Pair([0, 0, 0], 0), Pair(scores, label: 1)).item<float>();
        Loss(0, 0, 0).ShouldBe(0.6931472 + (2 * 0.6931472), 1e-5);
        Loss(0, 0, 1).ShouldBe(0.6931472 + (2 * 0.3132617), 1e-5);
        Loss(0, 1, 0).ShouldBe(0.6931472 + (2 * 1.3132617), 1e-5);
    }

    [Fact]
    public void With_the_entropy_it_is_a_bound_of_the_mutual_information_that_the_posterior_reaches()
    {
        manual_seed(0);
        for (var trial = 0; trial < 20; trial++)
        {
            using var scope = NewDisposeScope();
            var joint = rand(4, 6, ScalarType.Float64);                                                  // p(c, x)
            joint /= joint.sum();
            var (ofCode, ofX) = (joint.sum(1), joint.sum([0L]));
            var information = (joint * (joint / ofCode.unsqueeze(1) / ofX).log()).sum().item<double>();
            var entropy = -(ofCode * ofCode.log()).sum().item<double>();
            double Bound(Tensor logits)                                                                  // (x, c)
            {
                var nats = 0.0;
                for (var c = 0; c < 4; c++)
                {
                    for (var x = 0; x < 6; x++)
                        nats += joint[c, x].item<double>() * ReadableCode.Nats(logits[x].unsqueeze(0), Labelled.OneHot(tensor(new long[] { c }), 4), 4).item<double>();
                }

                return entropy - nats;
            }

            Bound((joint / ofX).log().t()).ShouldBe(information, 1e-6);
            Bound(randn(6, 4, ScalarType.Float64)).ShouldBeLessThan(information);
        }
    }

    [Fact]
    public void What_D_says_is_its_first_output() =>
        new ReadableCode(new NonSaturating(), 2).Activation(tensor(new[] { 0f, 5, 5, 20, 5, 5 }).view(2, 3)).data<float>().ToArray().ShouldBe([0.5f, 1], 1e-5);

    private static Judged Pair(float[] scores, long label) =>
        new(Labelled.Join(zeros(1, 4), Labelled.OneHot(tensor(new[] { label }), 2)), nn.Identity()) { Scores = tensor(scores).view(1, 3) };
}
