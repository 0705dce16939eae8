using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The encoders and generators of two domains with one space of latents: Liu, Breuel and Kautz, "Unsupervised Image-to-Image Translation Networks"
/// (arXiv 1703.00848, section 3). Each domain has the layers next to its pixels for itself; the layers next to the latents are shared, so that
/// both domains have to say in the same words what an image shows.
/// </summary>
/// <remarks>A latent is a map, and so knows where; as in the paper its variance is 1, and the encoder gives the mean alone.</remarks>
public sealed class UnitNet : Module<Tensor, Tensor>
{
    private const double InitialStd = 0.02; // as in CycleGAN's generator, whose layers these are
    private const int Domains = 2;
    private readonly ModuleList<Module<Tensor, Tensor>> narrow;
    private readonly ModuleList<Module<Tensor, Tensor>> widen;
    private readonly Sequential sharedIn;
    private readonly Sequential sharedOut;
    private readonly int channels;
    private readonly int maps;

    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="width">Feature maps at full size; each of the two halvings doubles them.</param>
    /// <param name="blocks">Residual blocks of each domain before the latents and after them, beside one that is shared on either side.</param>
    public UnitNet(int channels = 3, int width = 64, int blocks = 3) : base("UnitNet")
    {
        (this.channels, maps) = (channels, 4 * width);
        narrow = new([.. Enumerable.Range(0, Domains).Select(_ => Encoder(channels, width, blocks))]);
        widen = new([.. Enumerable.Range(0, Domains).Select(_ => Generator(channels, width, blocks))]);
        sharedIn = Sequential(new ResidualBlock(maps));
        sharedOut = Sequential(new ResidualBlock(maps));
        RegisterComponents();
        Initialisation.Normal(this, InitialStd);
    }

    /// <summary>μ of q(z|x) = N(μ, I).</summary>
    /// <param name="images">(B, channels, s, s) in [-1, 1], s a multiple of 4.</param>
    /// <param name="domain">0 or 1: whose images these are.</param>
    /// <returns>(B, 4·width, s / 4, s / 4).</returns>
    public Tensor Encode(Tensor images, int domain) =>
        sharedIn.call(narrow[domain].call(this.Checked("images", images, 4, [channels, InputShape.Any, InputShape.Any])));

    /// <summary>G: an image of a domain.</summary>
    /// <param name="latents">(B, 4·width, s / 4, s / 4).</param>
    /// <param name="domain">0 or 1: of which.</param>
    /// <returns>(B, channels, s, s) in [-1, 1].</returns>
    public Tensor Decode(Tensor latents, int domain) =>
        widen[domain].call(sharedOut.call(this.Checked("latents", latents, maps, InputShape.Any, InputShape.Any)));

    /// <summary>The translation of images of domain 0 to domain 1, without noise.</summary>
    /// <param name="images">(B, channels, s, s) in [-1, 1].</param>
    /// <returns>(B, channels, s, s) in [-1, 1].</returns>
    public override Tensor forward(Tensor images) => Translate(images, to: 1);

    /// <summary>A translation, without noise.</summary>
    /// <param name="images">(B, channels, s, s) in [-1, 1], of the other domain.</param>
    /// <param name="to">0 or 1.</param>
    public Tensor Translate(Tensor images, int to) => Decode(Encode(images, 1 - to), to);

    private static Sequential Encoder(int channels, int width, int blocks) => Sequential([
        ReflectionPad2d(3), Conv2d(channels, width, 7), LeakyReLU(0.2),                                     // (B, w, s, s)
        Conv2d(width, 2 * width, 3, stride: 2, padding: 1), LeakyReLU(0.2),                                 // (B, 2w, s/2, s/2)
        Conv2d(2 * width, 4 * width, 3, stride: 2, padding: 1), LeakyReLU(0.2),                             // (B, 4w, s/4, s/4)
        .. Enumerable.Range(0, blocks).Select(_ => new ResidualBlock(4 * width))]);

    private static Sequential Generator(int channels, int width, int blocks) => Sequential([
        .. Enumerable.Range(0, blocks).Select(_ => new ResidualBlock(4 * width)),
        ConvTranspose2d(4 * width, 2 * width, 4, stride: 2, padding: 1), LeakyReLU(0.2),                    // (B, 2w, s/2, s/2)
        ConvTranspose2d(2 * width, width, 4, stride: 2, padding: 1), LeakyReLU(0.2),                        // (B, w, s, s)
        ReflectionPad2d(3), Conv2d(width, channels, 7), Tanh()]);                                           // (B, channels, s, s)
}
