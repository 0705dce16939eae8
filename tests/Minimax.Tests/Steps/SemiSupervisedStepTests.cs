using Minimax.Data;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class SemiSupervisedStepTests
{
    [Fact]
    public void Weights_that_were_never_trained_stay_fixed_after_the_generators_turn()
    {
        var (g, d) = (new ImprovedGan.Generator(4, width: 8), new ImprovedGan.Discriminator(3, [8]));
        var trained = d.parameters().Select(p => p.requires_grad).ToArray();
        var step = new SemiSupervisedStep(g, d, new FeatureMatching(new ClassesPlusOne(new NonSaturating())), new UniformPrior(4, 0, 1), (new FusedAdam(g.parameters()), new FusedAdam(d.parameters())));
        step.Update(new SemiSupervisedBatch(rand(3, 1, 28, 28), arange(3), rand(4, 1, 28, 28)));
        d.parameters().Select(p => p.requires_grad).ShouldBe(trained);
    }

    [Fact]
    public void With_no_weight_on_the_game_the_classifier_learns_as_it_would_alone()
    {
        var (g, d, alone) = (new PlaneNets.Generator(), new PlaneNets.Classifier(), new PlaneNets.Classifier());
        alone.load_state_dict(d.state_dict());
        var step = new SemiSupervisedStep(g, d, new CategoricalGame(), new UniformPrior(g.Latent, 0, 1), (optim.SGD(g.parameters(), 0.1), optim.SGD(d.parameters(), 0.1))) { GameWeight = 0 };
        var supervised = new ClassifierStep(alone, optim.SGD(alone.parameters(), 0.1));
        var (points, labels) = (randn(6, 2), arange(6).remainder(2));

        step.Update(new SemiSupervisedBatch(points, labels, randn(8, 2)));
        supervised.Update(new ImageBatch(points, labels));

        foreach (var (mine, theirs) in d.parameters().Zip(alone.parameters())) mine.allclose(theirs, 1e-5, 1e-6).ShouldBeTrue();
    }
}
