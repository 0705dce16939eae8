using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The networks of Li et al., "Perceptual Generative Adversarial Networks for Small Object Detection" (arXiv 1706.05274), in small: G does not
/// enlarge the picture of a small object, but lifts a detector's features of it to such as it has of large ones.
/// </summary>
/// <remarks>
/// Deviations: the places are given, not proposed by a network, and no box is corrected: what is left of the detector is that it tells digits from
/// each other and from clutter. Three convolutions take the place of VGG; pooling leaves a small object two or three of their last numbers a side.
/// RoIAlign takes the place of RoI pooling. The perception branch goes on learning in the game, and from objects of all sizes; the paper trains it beforehand, on large ones.
/// </remarks>
public static class PerceptualGan
{
    private const int Bins = 7;     // a side of what is seen of an object, as in the paper's RoI pooling
    private const int Fine = 14;    // of the first layer's maps, which know the most of a small object
    private const int Hidden = 128;

    /// <summary>What a detector sees of a place, and what it takes it for.</summary>
    public sealed class Detector : Module<Tensor, Tensor>
    {
        private readonly Sequential low;
        private readonly Sequential high;
        private readonly Sequential head;
        private readonly int imageSide;

        /// <param name="imageSide">Of the scenes, in pixels.</param>
        /// <param name="classes">What may be in a place; "nothing" is one of them.</param>
        /// <param name="width">Maps of the first layer; the others have twice as many.</param>
        public Detector(int imageSide, int classes, int width = 12) : base("Detector")
        {
            (this.imageSide, Width) = (imageSide, width);
            low = Sequential(Conv2d(1, width, 3, padding: 1), ReLU());                                      // (N, w, S, S)
            high = Sequential(
                MaxPool2d(2), Conv2d(width, 2 * width, 3, padding: 1), ReLU(),                              // (N, 2w, S/2, S/2)
                MaxPool2d(2), Conv2d(2 * width, 2 * width, 3, padding: 1), ReLU());                         // (N, 2w, S/4, S/4)
            head = Head(2 * width * Bins * Bins, classes);
            RegisterComponents();
        }

        /// <summary>Maps of the first layer.</summary>
        public int Width { get; }

        /// <summary>The part that decides, from <see cref="Seen"/>.</summary>
        public Module<Tensor, Tensor> Decision => head;

        /// <summary>What is seen of each place: in the first layer, finely, and in the last.</summary>
        /// <param name="scenes">(N, 1, S, S) in [-1, 1].</param>
        /// <param name="boxes">(N, R, 3).</param>
        /// <returns>(N·R, w·14·14) and (N·R, 2w·7·7).</returns>
        public (Tensor Low, Tensor High) Seen(Tensor scenes, Tensor boxes)
        {
            var first = First(scenes);
            return (Rows(first, boxes, Fine), Rows(high.call(first), boxes, Bins));
        }

        /// <summary>What is seen of each place in the last layer alone.</summary>
        /// <returns>(N·R, 2w·7·7).</returns>
        public Tensor SeenLast(Tensor scenes, Tensor boxes) => Rows(high.call(First(scenes)), boxes, Bins);

        /// <summary>The decision, from what is seen of places in the last layer.</summary>
        /// <param name="features">(B, 2w·7·7).</param>
        /// <returns>(B, classes) logits.</returns>
        public Tensor Decide(Tensor features) => head.call(this.Checked("features", features, 2 * Width * Bins * Bins));

        /// <param name="pairs">(N, S·S + 3R): <see cref="Labelled"/> scenes; the label is their boxes.</param>
        /// <returns>(N·R, classes) logits, place by place.</returns>
        public override Tensor forward(Tensor pairs)
        {
            var (scenes, boxes) = Labelled.Split(pairs, 1, imageSide, imageSide);
            return Decide(SeenLast(scenes, boxes.reshape(pairs.shape[0], -1, 3)));
        }

        private Tensor First(Tensor scenes) => low.call(this.Checked("scenes", scenes, 1, imageSide, imageSide));

        private Tensor Rows(Tensor maps, Tensor boxes, int bins) => RegionPool.Of(maps, boxes, bins, imageSide).flatten(2).flatten(0, 1);
    }

    /// <summary>G: F + G(f), where F is what is seen of a small object in the last layer and f in the first: "residual representation" (section 3.2).</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly int width;
        private readonly int classes;

        /// <param name="classes">Of the labels that go along.</param>
        /// <param name="width">As the detector's.</param>
        public Generator(int classes, int width = 12) : base("Generator")
        {
            (this.classes, this.width) = (classes, width);
            layers = Sequential(                                                                            // (B, w, 14, 14)
                Conv2d(width, 2 * width, 4, stride: 2, padding: 1), ReLU(),                                 // (B, 2w, 7, 7)
                new SrBlock(2 * width), new SrBlock(2 * width),
                Conv2d(2 * width, 2 * width, 3, padding: 1));
            RegisterComponents();
        }

        /// <param name="pairs">(B, w·14·14 + 2w·7·7 + classes): f, then F, then the label, which goes along and is not looked at.</param>
        /// <returns>(B, 2w·7·7 + classes): features that could be those of a large object, with their labels.</returns>
        public override Tensor forward(Tensor pairs)
        {
            var (fine, coarse) = (width * Fine * Fine, 2 * width * Bins * Bins);
            this.Checked("pairs", pairs, fine + coarse + classes);
            var f = pairs.narrow(1, 0, fine).view(-1, width, Fine, Fine);
            return Labelled.Join(pairs.narrow(1, fine, coarse) + layers.call(f).flatten(1), Labelled.Last(pairs, classes));
        }
    }

    /// <summary>D, of two branches: is this of a large object, and of what? The second, the perception branch, begins as the detector's decision.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential adversarial;
        private readonly Module<Tensor, Tensor> perception;
        private readonly int features;
        private readonly int classes;

        /// <param name="perception">(B, features) to (B, classes) logits.</param>
        /// <param name="classes">How many.</param>
        /// <param name="width">As the detector's.</param>
        public Discriminator(Module<Tensor, Tensor> perception, int classes, int width = 12) : base("Discriminator")
        {
            (this.perception, this.classes, features) = (perception, classes, 2 * width * Bins * Bins);
            adversarial = Head(features, 1);
            RegisterComponents();
        }

        /// <param name="pairs">(B, features + classes): <see cref="Labelled"/> features; their labels are not looked at.</param>
        /// <returns>(B, 1 + classes): the logit of "large", then what it is taken for.</returns>
        public override Tensor forward(Tensor pairs)
        {
            var seen = this.Checked("pairs", pairs, features + classes).narrow(1, 0, features);
            return cat([adversarial.call(seen), perception.call(seen)], 1);
        }
    }

    private static Sequential Head(int from, int to) => Sequential(Linear(from, Hidden), ReLU(), Linear(Hidden, to));
}
