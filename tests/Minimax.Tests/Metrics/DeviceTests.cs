using Minimax.Data;
using Minimax.Metrics;
using Minimax.Models;
using Minimax.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

/// <summary>Every metric where samples may lie: it says on a GPU what it says on the CPU.</summary>
public sealed class DeviceTests
{
    private const int Count = 128;

    private static readonly Dictionary<string, Func<Device, double>> Metrics = new()
    {
        ["Fréchet"] = on => FrechetDistance.Between(Cloud(1, on), Cloud(2, on)),
        ["kernel"] = on => KernelDistance.Between(Cloud(1, on), Cloud(2, on)),
        ["precision"] = on => PrecisionRecall.Of(Cloud(1, on), Cloud(2, on)).Density,
        ["sliced"] = on => SlicedWasserstein.OfImages(Images(1, on), Images(2, on), levels: 2, directions: 64).Sum(),
        ["pyramid"] = on => LaplacianPyramid.Of(Images(1, on)).Sum(level => level.abs().mean().item<float>()),
        ["similarity"] = on => StructuralSimilarity.Of(Images(1, on), Images(2, on)).mean().item<double>(),
        ["within classes"] = on => StructuralSimilarity.WithinClasses(Images(1, on), Labels(on), pairs: 4).Values.Sum(),
        ["Parzen"] = on => ParzenWindow.Fit(Cloud(1, on), Cloud(2, on), [0.5, 1]).Estimate(Cloud(3, on)).Mean,
        ["Sinkhorn"] = on => Sinkhorn.Distance(Cloud(1, on), Cloud(2, on), epsilon: 0.5),
        ["Wasserstein"] = on => WassersteinDistance.Between(Cloud(1, on), Cloud(2, on)),
        ["on a line"] = on => WassersteinDistance.OnLine(Cloud(1, on), Cloud(2, on)),
        ["histograms"] = on => HistogramIntersection.Of(Images(1, on), Images(2, on), -1, 1),
        ["sharpness"] = on => Sharpness.Of(Images(1, on)),
        ["decibels"] = on => PeakSignalToNoise.Of(Images(1, on), Images(2, on)).mean().item<double>(),
        ["overlap"] = on => Squares(1, on) is var a && Squares(2, on) is var b ? BoxOverlap.Of(a, b).mean().item<float>() + BoxOverlap.Success(BoxOverlap.Of(a, b), 0.3) + BoxOverlap.Precision(a, b, 1) : 0,
        ["twins"] = on => BirthdayParadox.Pairs(Cloud(1, on), same: 2),
        ["signs"] = on => SampleSigns.Of(Images(1, on), Images(2, on), Images(3, on)) is var signs ? signs.Spread + signs.Twins + signs.Copies!.Value : 0,
        ["confusion"] = on => Confusion.Of(Labels(on), Labels(on).roll(1), 4).PixelAccuracy,
        ["purity"] = on => CodePurity.Of(Labels(on), Labels(CPU).roll(1), 4).Share, // labels of a set that stayed behind
        ["χ²"] = on => ChiSquare.Test(Labels(on) + 1, Labels(on).roll(1) + 1).Probability,
        ["error rate"] = on => ErrorRate.Of(Labels(on), Labels(CPU).roll(1)), // labels of a set that stayed behind
        ["Laplacian"] = on => GraphLaplacian.Spectrum(Cloud(1, on), epsilon: 2, count: 4).Values.sum().item<double>(),
        ["propagation"] = on => LabelPropagation.Classify(Cloud(1, on), where(arange(Count, device: on).lt(16), Labels(on), LabelPropagation.Unknown)).sum().item<long>(),
        ["probe"] = on => LinearProbe.Error(x => x.flatten(1), Set(1, on), Set(2, on), penalty: 0.1),
        ["reconstruction"] = on => ReconstructionError.Of(Identity(on), Cloud(1, on)[..4], new NormalPrior(8), steps: 400).mean().item<float>(),
        ["divergences"] = on => Divergence.KullbackLeibler(Shares(1, on), Shares(2, on)) + Divergence.JensenShannon(Shares(1, on), Shares(2, on))
            + Divergence.Wasserstein(Shares(1, on), Shares(2, on), spacing: 1),
        ["inception"] = on => InceptionScore.Of(nn.functional.softmax(Cloud(1, on), 1)),
        ["modes"] = on => ModeCoverage.Of(GaussianMixture.Ring(), Cloud(1, on)[.., ..2] * 4).Near,
        ["referee"] = on => Judge(Set(1, on)),
        ["stacked modes"] = on => Referee.Train(Set(1, CPU), steps: 2) is var referee ? StackedModes.Of(referee, Images(1, on).expand(-1, 3, -1, -1)).Divergence : 0,
        ["avatars' referee"] = on => AvatarReferee.Train(steps: 1) is var referee ? referee.Judge(nn.functional.interpolate(Images(1, on).expand(-1, 3, -1, -1), size: [64, 64])).DistanceTo(referee.Judge(Avatars.Draw(Count, seed: 1))) : 0,
    };

    public static TheoryData<string, DeviceType> NamesAndDevices => Steps.DeviceTests.WithDevices(Metrics.Keys);

    [Theory]
    [MemberData(nameof(NamesAndDevices))]
    public void It_says_the_same_as_on_the_CPU(string name, DeviceType device)
    {
        var expected = Metrics[name](CPU);
        double.IsFinite(expected).ShouldBeTrue(name);
        Metrics[name](new Device(device)).ShouldBe(expected, 5e-3 * Math.Max(1, Math.Abs(expected))); // a GPU's convolutions round to ten bits
    }

    private static double Judge(ImageSet set)
    {
        var referee = Referee.Train(new ImageSet("fill", set.Images.cpu(), set.Labels.cpu(), set.Classes), steps: 2);
        return referee.Judge(set).DistanceTo(referee.Judge(Images(2, set.Images.device)));
    }

    private static ImageSet Set(int which, Device on) =>
        new("fill", ((Images(which, on) + 1) * 100).to_type(ScalarType.Byte), Labels(on), ["a", "b", "c", "d"]);

    private static nn.Module<Tensor, Tensor> Identity(Device on)
    {
        var g = nn.Linear(8, 8, hasBias: false, device: on);
        using (no_grad()) g.weight.copy_(eye(8, device: on));
        return g;
    }

    private static Tensor Shares(int which, Device on) => nn.functional.softmax(Cloud(which, on).flatten().to_type(ScalarType.Float64), 0);

    private static Tensor Cloud(int which, Device on) => Peer.Fill(0.37 * which, -1, 1, Count, 8).to(on);

    private static Tensor Squares(int which, Device on) => cat([Cloud(which, on)[.., ..2], 1.5 + Cloud(which, on)[.., 2..3]], 1);

    private static Tensor Images(int which, Device on) => Peer.Fill(0.37 * which, -1, 1, Count, 1, 28, 28).to(on);

    private static Tensor Labels(Device on) => arange(Count, device: on).remainder(4);
}
