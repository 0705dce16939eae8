using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Models;

public sealed class InputShapeTests
{
    private const string Fifty = "latents of 50 numbers, these are 100 numbers";
    private const string Digits = "images of 1×28×28, these are";

    private static readonly Dictionary<Type, (Action Wrong, string Fault)[]> Networks = new()
    {
        [typeof(AvatarNet)] =
        [
            (() => Call(new AvatarNet(), 3, 32, 32), "images of 3×64×64, these are 3×32×32"),
            (() => new AvatarNet().Answers(zeros(2, 10)), "features of 128 numbers, these are 10 numbers"),
        ],
        [typeof(ResNetGenerator)] =
        [
            (() => Call(new ResNetGenerator(1, 4, 1), 1, 30, 28), "images of 1×s×s with s a multiple of 4, these are 1×30×28"),
            (() => Call(new ResNetGenerator(1, 4, 1), 3, 28, 28), "images of 1×s×s with s a multiple of 4, these are 3×28×28"),
        ],
        [typeof(UNetGenerator)] =
        [
            (() => Call(new UNetGenerator(1, 4, 3), 1, 28, 28), "images of 1×s×s with s a multiple of 8, these are 1×28×28"),
            (() => Call(new UNetGenerator(1, 4, 3), 3, 32, 32), "images of 1×s×s with s a multiple of 8, these are 3×32×32"),
        ],
        [typeof(PixelDaGenerator)] =
        [
            (() => new PixelDaGenerator(28, 3, 10, 4, 1).call(zeros(2, 1, 28, 28), zeros(2, 10)), "images of 3×28×28, these are 1×28×28"),
            (() => new PixelDaGenerator(28, 3, 10, 4, 1).call(zeros(2, 3, 28, 28), zeros(2, 9)), "latents of 10 numbers, these are 9 numbers"),
        ],
        [typeof(UnitNet)] =
        [
            (() => Call(new UnitNet(1, 2, 1), 1, 30, 28), "images of 1×s×s with s a multiple of 4, these are 1×30×28"),
            (() => new UnitNet(1, 2, 1).Decode(zeros(2, 4, 7, 7), 0), "latents of 8×s×s, these are 4×7×7"),
        ],
        [typeof(CorrectionNet)] = [(() => Call(new CorrectionNet(3, 4, 1), 1, 8, 8), "images of 3×s×s, these are 1×8×8")],
        [typeof(DaGan.Attention)] = [(() => Call(new DaGan.Attention(16, 2), 3, 32, 32), "images of 3×16×16, these are 3×32×32")],
        [typeof(GaussianBlur)] = [(() => Call(new GaussianBlur(1), 8, 8), "images of s×s×s, these are 8×8")],
        [typeof(Greyscale)] = [(() => Call(new Greyscale(), 1, 8, 8), "images of 3×s×s, these are 1×8×8")],
        [typeof(SrResNet)] = [(() => Call(new SrResNet(1, 4, 1), 3, 7, 7), "images of 1×s×s, these are 3×7×7")],
        [typeof(PerceptualGan.Detector)] =
        [
            (() => new PerceptualGan.Detector(64, 3, 2).Decide(zeros(2, 10)), "features of 196 numbers, these are 10 numbers"),
            (() => new PerceptualGan.Detector(64, 3, 2).Seen(zeros(2, 1, 32, 32), zeros(2, 1, 3)), "scenes of 1×64×64, these are 1×32×32"),
        ],
        [typeof(PerceptualGan.Generator)] = [(() => Call(new PerceptualGan.Generator(3, 2), 588), "pairs of 591 numbers, these are 588 numbers")],
        [typeof(PerceptualGan.Discriminator)] =
            [(() => Call(new PerceptualGan.Discriminator(new PerceptualGan.Detector(64, 3, 2), 3, 2), 196), "pairs of 199 numbers, these are 196 numbers")],
        [typeof(PatchDiscriminator)] = [(() => Call(new PatchDiscriminator(3, 4), 1, 64, 64), "images of 3×s×s, these are 1×64×64")],
        [typeof(Dcgan.Generator)] = [(() => Call(new Dcgan.Generator(latent: 50, width: 4), 100), Fifty)],
        [typeof(Dcgan.Discriminator)] =
        [
            (() => Call(new Dcgan.Discriminator(width: 4), 1, 64, 64), $"{Digits} 1×64×64; the batch is (2, 1, 64, 64)."),
            (() => new Dcgan.Discriminator(32, 3, 4).Features(zeros(2, 1, 32, 32)), "images of 3×32×32, these are 1×32×32"),
        ],
        [typeof(AvatarGan.Generator)] = [(() => Call(new AvatarGan.Generator(latent: 50, width: 4), 100), Fifty)],
        [typeof(AvatarGan.Discriminator)] = [(() => Call(new AvatarGan.Discriminator(width: 4), 3, 32, 32), "pictures of 3×64×64, these are 3×32×32; the batch is (2, 3, 32, 32).")],
        [typeof(GrowingGan.Generator)] = [(() => Call(new GrowingGan.Generator(new Growth(2), latent: 50, width: 4), 100), Fifty)],
        [typeof(GrowingGan.Discriminator)] = [(() => Call(new GrowingGan.Discriminator(new Growth(2).To(1), width: 4), 3, 4, 4), "pictures of 3×8×8, these are 3×4×4")],
        [typeof(LaplacianGan.Generator)] = [(() => Call(new LaplacianGan.Generator(width: 4), 1, 8, 8), "pictures of 3×s×s, these are 1×8×8")],
        [typeof(DcganVariant.Generator)] = [(() => Call(new DcganVariant.Generator(new(), 50, 4), 100), Fifty)],
        [typeof(DcganVariant.Discriminator)] = [(() => Call(new DcganVariant.Discriminator(new(), 4), 1, 64, 64), $"{Digits} 1×64×64")],
        [typeof(ConditionalGan.Discriminator)] = [(() => Call(new ConditionalGan.Discriminator(width: 4), 784), "pairs of 794 numbers, these are 784 numbers")],
        [typeof(ConditionalGan.Projection)] = [(() => Call(new ConditionalGan.Projection(width: 4), 1, 28, 28), "pairs of 794 numbers, these are 1×28×28")],
        [typeof(ConditionalGan.Reader)] =
        [
            (() => Call(new ConditionalGan.Reader(width: 4), 796), "pairs of 794 numbers, these are 796 numbers"),
            (() => new ConditionalGan.Reader(width: 4).Read(zeros(2, 1, 32, 32)), $"{Digits} 1×32×32"),
        ],
        [typeof(CvaeGan.Encoder)] = [(() => Call(new CvaeGan.Encoder(width: 4), 784), "pairs of 794 numbers, these are 784 numbers")],
        [typeof(CvaeGan.Discriminator)] =
        [
            (() => Call(new CvaeGan.Discriminator(width: 4), 1, 32, 32), $"{Digits} 1×32×32"),
            (() => new CvaeGan.Discriminator(width: 4).Judge(zeros(2, 10)), "features of 256 numbers, these are 10 numbers"),
        ],
        [typeof(GraphGan.Generator)] = [(() => Call(new GraphGan.Generator(KarateClub.Load(), 2), 3), "roots of single numbers, these are 3 numbers")],
        [typeof(GraphGan.Discriminator)] = [(() => Call(new GraphGan.Discriminator(4, 2), 3), "pairs of 2 numbers, these are 3 numbers")],
        [typeof(RelationalConvolution)] = [(() => new RelationalConvolution(4, 3, 2).call(zeros(2, 2, 5, 5), zeros(2, 5, 3)), "nodes of s×4, these are 5×3")],
        [typeof(MolGan.Generator)] = [(() => Call(new MolGan.Generator(5, 50, 8), 100), Fifty)],
        [typeof(MolGan.Discriminator)] = [(() => Call(new MolGan.Discriminator(5, 4), 100), "molecules of 125 numbers, these are 100 numbers")],
        [typeof(NetGan.Generator)] = [(() => Call(new NetGan.Generator(5, 4, latent: 50), 100), Fifty)],
        [typeof(NetGan.Discriminator)] = [(() => Call(new NetGan.Discriminator(5), 4, 6), "walks of s×5, these are 4×6")],
        [typeof(EnergyAutoencoder)] =
        [
            (() => Call(new EnergyAutoencoder(width: 4), 1, 32, 32), $"{Digits} 1×32×32"),
            (() => new EnergyAutoencoder(width: 4).Rebuilt(zeros(2, 1, 14, 56)), $"{Digits} 1×14×56"),
            (() => Call(new EnergyAutoencoder(width: 4, imageSize: 32, channels: 3), 1, 32, 32), "images of 3×32×32, these are 1×32×32"),
        ],
        [typeof(ImprovedGan.Generator)] = [(() => Call(new ImprovedGan.Generator(50, 4), 100), Fifty)],
        [typeof(ImprovedGan.Discriminator)] =
        [
            (() => Call(new ImprovedGan.Discriminator(widths: [4]), 784), $"{Digits} 784 numbers"),
            (() => new ImprovedGan.Discriminator(widths: [4]).Initialise(zeros(2, 784)), $"{Digits} 784 numbers"),
        ],
        [typeof(LeNet)] =
        [
            (() => Call(new LeNet(32, 3), 3, 28, 28), "images of 3×32×32, these are 3×28×28"),
            (() => new LeNet().Classify(zeros(2, 10)), "features of 128 numbers, these are 10 numbers"),
        ],
        [typeof(ImageEncoder)] = [(() => Call(new ImageEncoder(8, width: 4), 1, 32, 32), $"{Digits} 1×32×32")],
        [typeof(LatentDiscriminator)] = [(() => Call(new LatentDiscriminator(8), 10), "latents of 8 numbers, these are 10 numbers")],
        [typeof(DeformationNet)] = [(() => Call(new DeformationNet(18), 9), "features of 18 numbers, these are 9 numbers")],
        [typeof(OcclusionNet)] = [(() => Call(new OcclusionNet(18, 9), 9), "features of 18 numbers, these are 9 numbers")],
        [typeof(LineGan.Generator)] = [(() => Call(new LineGan.Generator(), 2), "latents of 1 number, these are 2 numbers")],
        [typeof(LineGan.Discriminator)] = [(() => Call(new LineGan.Discriminator()), "points of 1 number, these are single numbers; the batch is (2).")],
        [typeof(LocalGan.Generator)] = [(() => Call(new LocalGan.Generator(3, 2), 3), "rows of 5 numbers, these are 3 numbers")],
        [typeof(LocalGan.ImageGenerator)] = [(() => Call(new LocalGan.ImageGenerator(coordinates: 4, width: 4), 784), "rows of 788 numbers, these are 784 numbers")],
        [typeof(MlpGan.Generator)] = [(() => Call(new MlpGan.Generator(50, 4), 100), Fifty)],
        [typeof(MlpGan.Discriminator)] = [(() => Call(new MlpGan.Discriminator(4), 1, 14, 56), $"{Digits} 1×14×56")],
        [typeof(MinibatchDiscrimination)] = [(() => Call(new MinibatchDiscrimination(3), 4), "features of 3 numbers, these are 4 numbers")],
        [typeof(PlaneNets.Generator)] = [(() => Call(new PlaneNets.Generator(), 4), "latents of 8 numbers, these are 4 numbers")],
        [typeof(PlaneNets.Classifier)] =
        [
            (() => Call(new PlaneNets.Classifier(), 3), "points of 2 numbers, these are 3 numbers"),
            (() => Call(new PlaneNets.Classifier(dimensions: 784), 2), "points of 784 numbers, these are 2 numbers"),
        ],
        [typeof(PlaneNets.Discriminator)] =
        [
            (() => Call(new PlaneNets.Discriminator(compares: true), 3), "points of 2 numbers, these are 3 numbers"),
            (() => new PlaneNets.Discriminator().Features(zeros(2)), "points of 2 numbers, these are single numbers"),
        ],
        [typeof(SequenceNet)] =
        [
            (() => Call(new SequenceNet(new SymbolEmission(4, 12)), 5, 11), "sequences of s×12, these are 5×11"),
            (() => new SequenceNet(new SymbolEmission(4, 12)).Write(2, 6, zeros(2, 12)), "sequences of s×12, these are 12 numbers"),
        ],
        [typeof(DynamicsDiscriminator)] = [(() => Call(new DynamicsDiscriminator(8), 5, 7), "states of s×8, these are 5×7")],
        [typeof(DenseGan.Generator)] = [(() => Call(new DenseGan.Generator(latent: 50, width: 4), 100), Fifty)],
        [typeof(DenseGan.Discriminator)] = [(() => Call(new DenseGan.Discriminator(width: 4), 1, 14, 14), "pictures of 3×14×14, these are 1×14×14")],
        [typeof(FeatureStack.Generator)] = [(() => Call(new FeatureStack.Generator(5, 9, ReLU(), 4), 6), "rows of 5 numbers, these are 6 numbers")],
        [typeof(FeatureStack.Discriminator)] = [(() => Call(new FeatureStack.Discriminator(9, 2, 4), 5), "features of 9 numbers, these are 5 numbers")],
        [typeof(StackGan.Generator)] = [(() => Call(new StackGan.Generator(7, 3, width: 4), 7), "rows of 10 numbers, these are 7 numbers")],
        [typeof(StackGan.Refiner)] = [(() => Call(new StackGan.Refiner(new StackGan.Generator(7, 3, width: 4), 7, 3, width: 4), 3), "rows of 10 numbers, these are 3 numbers")],
        [typeof(StackGan.Discriminator)] = [(() => Call(new StackGan.Discriminator(7, 16, width: 4), 768), "pairs of 775 numbers, these are 768 numbers")],
        [typeof(StyleGan.Generator)] =
        [
            (() => Call(new StyleGan.Generator(latent: 50, maps: [4, 4]), 100), Fifty),
            (() => new StyleGan.Generator(latent: 50, maps: [4, 4]).Map(zeros(2, 100)), Fifty),
        ],
        [typeof(ModulatedConv2d)] =
        [
            (() => new ModulatedConv2d(3, 2, 1).call(zeros(2, 4, 5, 5), zeros(2, 3)), "maps of 3×s×s, these are 4×5×5"),
            (() => new ModulatedConv2d(3, 2, 1).call(zeros(2, 3, 5, 5), zeros(2, 4)), "styles of 3 numbers, these are 4 numbers"),
        ],
        [typeof(VqGan.Encoder)] = [(() => Call(new VqGan.Encoder(4), 3, 14, 14), "pictures of 1×s×s, these are 3×14×14")],
        [typeof(VqGan.Decoder)] = [(() => Call(new VqGan.Decoder(14), 8, 3, 3), "codes of 8×4×4, these are 8×3×3")],
        [typeof(VectorQuantiser)] = [(() => Call(new VectorQuantiser(4, 3), 4, 5, 5), "maps of 3×s×s, these are 4×5×5")],
        [typeof(SelfAttention)] = [(() => Call(new SelfAttention(8, 1), 4, 5, 5), "maps of 8×s×s, these are 4×5×5")],
        [typeof(Denoiser)] = [(() => Call(new Denoiser(width: 4), 196), "noised pictures of 197 numbers, these are 196 numbers")],
        [typeof(Ddim)] = [(() => Call(new Ddim(new Denoiser(width: 4), new NoiseSchedule(), 1, 1, 14, 14), 197), "noise of 196 numbers, these are 197 numbers")],
        [typeof(SmallConvNet)] = [(() => Call(new SmallConvNet(), 1, 32, 32), $"{Digits} 1×32×32")],
        [typeof(ToyWgan.Generator)] = [(() => Call(new ToyWgan.Generator(), 4), "latents of 2 numbers, these are 4 numbers")],
        [typeof(ToyWgan.Critic)] = [(() => Call(new ToyWgan.Critic(), 3), "points of 2 numbers, these are 3 numbers")],
        [typeof(TripleGan.Generator)] =
        [
            (() => new TripleGan.Generator().call(zeros(2, 100), zeros(2, 9)), "labels of 10 numbers, these are 9 numbers"),
            (() => new TripleGan.Generator().call(zeros(2, 101), zeros(2, 10)), "latents of 100 numbers, these are 101 numbers"),
        ],
        [typeof(TripleGan.Discriminator)] =
        [
            (() => new TripleGan.Discriminator().call(zeros(2, 1, 28, 28), zeros(2, 9)), "labels of 10 numbers, these are 9 numbers"),
            (() => new TripleGan.Discriminator().call(zeros(2, 1, 56, 14), zeros(2, 10)), $"{Digits} 1×56×14"),
        ],
        [typeof(ControlNets.Policy)] = [(() => Call(new ControlNets.Policy(3, 1), 4), "observations of 3 numbers, these are 4 numbers")],
        [typeof(ControlNets.Judge)] = [(() => Call(new ControlNets.Judge(4), 3), "rows of 4 numbers, these are 3 numbers")],
        [typeof(Maxout)] = [(() => Call(new Maxout(3, 2, 2), 4), "inputs of 3 numbers, these are 4 numbers")],
        [typeof(VirtualBatchNorm)] =
        [
            (() => Call(new VirtualBatchNorm(3, 1), 1), "activations of 3 numbers, these are 1 number"),
            (() => Call(new VirtualBatchNorm(3, 1), 1, 4, 4), "activations of 3×s×s, these are 1×4×4"),
        ],
        [typeof(WithReference)] = [(() => Call(new WithReference(Sequential(Linear(3, 2)), zeros(4, 3)), 4), "examples of 3 numbers, these are 4 numbers")],
        [typeof(WeightNormLinear)] =
        [
            (() => Call(new WeightNormLinear(3, 2), 4), "inputs of 3 numbers, these are 4 numbers"),
            (() => new WeightNormLinear(3, 2).Initialise(zeros(2, 4)), "inputs of 3 numbers, these are 4 numbers"),
        ],
    };

    public static TheoryData<Type> Guarded => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Guarded))]
    public void A_batch_of_a_wrong_shape_is_refused_with_both_shapes(Type network)
    {
        var name = network.DeclaringType is { } pair ? $"{pair.Name}.{network.Name}" : network.Name;
        foreach (var (wrong, fault) in Networks[network]) Should.Throw<ArgumentException>(wrong).Message.ShouldStartWith($"{name} takes {fault}");
    }

    [Fact]
    public void No_network_of_the_models_is_left_out()
    {
        var all = typeof(Dcgan).Assembly.GetTypes().Where(type =>
            type.IsSubclassOf(typeof(Module)) && (type.Namespace == typeof(Dcgan).Namespace || type.Namespace == typeof(Maxout).Namespace) && (type.IsPublic || type.IsNestedPublic));
        all.Except([typeof(EqualisedRate), typeof(GaussianNoise), typeof(MinibatchStd), typeof(PixelNorm), typeof(ResidualBlock), typeof(SpectralNorm), typeof(SrBlock), typeof(WithLabel), typeof(WithoutLabel), typeof(Columns), typeof(WithLambda), typeof(Panel), typeof(GeneratorMixture), typeof(Emission), typeof(SymbolEmission), typeof(RowEmission), typeof(SkipGram), typeof(Augmented), typeof(AdaptivelyAugmented), typeof(DaGan.Translator)]).ShouldBe(Networks.Keys, ignoreOrder: true); // noise has any shape, the others leave it to their layers
    }

    private static void Call(Module<Tensor, Tensor> network, params long[] example) => network.call(zeros([2, .. example]));
}
