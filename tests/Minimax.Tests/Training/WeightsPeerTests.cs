using System.Diagnostics;
using System.Text.Json.Nodes;
using Minimax.Models;
using Minimax.Tests.Data;
using Minimax.Training;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

/// <summary>PyTorch loads our weights, and we load its: <c>tests/peers/weights.py</c> runs once for all.</summary>
public sealed class WeightsPeerTests(WeightsPeerTests.Exchange exchange) : IClassFixture<WeightsPeerTests.Exchange>
{
    private const int Width = 16, Batch = 8; // as in dcgan_parity.py

    [Theory]
    [InlineData("ours.safetensors")]
    [InlineData("ours.pt")]
    public void PyTorch_makes_the_same_images_of_our_weights(string file) => ShouldAgree(exchange.Told[file]!.Doubles(), exchange.Ours);

    [Theory]
    [InlineData("theirs.safetensors")]
    [InlineData("theirs.pt")]
    public void We_make_the_same_images_of_its_weights(string file)
    {
        var g = new Dcgan.Generator(width: Width);
        Weights.Load(g, exchange.File(file));
        ShouldAgree(Made(g), exchange.Told["theirs"]!.Doubles());
    }

    [Fact]
    public void A_whole_network_in_a_pickle_is_refused_for_it_calls_the_networks_class()
    {
        var fault = Should.Throw<WeightsException>(() => Weights.Load(new Dcgan.Generator(width: Width), exchange.File("whole.pt")));
        fault.Message.ShouldContain("which no weights need. Nothing of it was executed.");
    }

    private static void ShouldAgree(double[] one, double[] other)
    {
        one.Length.ShouldBe(Batch * 28 * 28);
        one.Max().ShouldBeGreaterThan(one.Min() + 0.01); // images, not a constant
        one.Zip(other).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-5);
    }

    private static double[] Made(Dcgan.Generator g)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        g.eval();
        return [.. g.call(Peer.Fill(0.3, -2, 2, Batch, g.Latent)).flatten().data<float>().ToArray().Select(v => (double)v)];
    }

    /// <summary>The files, and what PyTorch says of them.</summary>
    public sealed class Exchange : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("minimax-").FullName;

        public Exchange()
        {
            Assert.SkipUnless(OperatingSystem.IsLinux(), "The tests have PyTorch on Linux only.");
            manual_seed(1);
            var g = new Dcgan.Generator(width: Width);
            using (no_grad())
                foreach (var weights in g.parameters().Where(weights => weights.dim() > 1)) weights.normal_(0, 0.1); // DCGAN's own make nearly even images
            for (var i = 0; i < 3; i++) g.call(randn(Batch, g.Latent)).Dispose();
            Weights.Save(g, File("ours.safetensors"));
            Weights.Save(g, File("ours.pt"));
            Ours = Made(g);
            var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Checkout.Root, "tests", "peers", "weights.py"), folder]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            Told = JsonNode.Parse(process.StandardOutput.ReadToEnd())!;
        }

        internal double[] Ours { get; }

        internal JsonNode Told { get; }

        public string File(string name) => Path.Combine(folder, name);

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
