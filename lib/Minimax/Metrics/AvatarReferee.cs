using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// A network that reads every factor of an avatar off its picture, and so judges generated ones: by its features ("Fréchet-Avatar") and
/// by its answers (how often each hair style, scene or hat occurs among samples). Numbers of two referees do not compare, and
/// "Fréchet-Avatar" is not FID.
/// </summary>
public sealed class AvatarReferee
{
    private const int JudgeBatch = 100;         // images judged at once: bounds the memory
    private const int TrainingBatch = 64;
    private const double LearningRate = 3e-3;
    private const long TrainingSteps = 1000;
    private const ulong TrainingSeed = 0xFACE;  // of people whom nothing else draws

    private readonly AvatarNet network;

    private AvatarReferee(AvatarNet network) => this.network = network;

    /// <summary>
    /// The referee of these avatars: trained when it is first asked for, which takes two minutes on two cores, and kept in the user's cache folder.
    /// A change of the drawings, the network or the training makes another one.
    /// </summary>
    /// <param name="report">Receives the progress of a training.</param>
    /// <param name="stop">Stops a training.</param>
    public static AvatarReferee Open(Action<Progress>? report = null, CancellationToken stop = default) =>
        Open(Path.Combine(DataFolder.Cache(), "minimax", "referees"), TrainingSteps, report, stop);

    /// <summary>Trains a referee on people who are new in every batch.</summary>
    /// <param name="steps">Updates.</param>
    /// <param name="seed">The seed of its weights.</param>
    /// <param name="report">Receives the progress.</param>
    /// <param name="stop">Stops the training.</param>
    public static AvatarReferee Train(long steps = TrainingSteps, long seed = 0, Action<Progress>? report = null, CancellationToken stop = default) =>
        Train(steps, seed, report, stop, file: null);

    private static AvatarReferee Train(long steps, long seed, Action<Progress>? report, CancellationToken stop, string? file)
    {
        manual_seed(seed);
        var network = new AvatarNet();
        using var optimizer = new FusedAdam(network.parameters(), LearningRate);
        new TrainingLoop<AvatarBatch>(new AvatarNetStep(network, optimizer), Batch)
        {
            Steps = steps,
            Seed = seed,
            Schedule = new LinearDecay(LearningRate, steps, optimizer).Apply,
            Report = report,
            CheckpointFile = file, // a training that is there already leaves torch's generator as if it had been made here
            CheckpointEvery = steps + 1,
        }.Run(stop);
        network.eval();
        return new AvatarReferee(network);
    }

    /// <summary>What the referee makes of pictures. It goes to the device where they lie; what it makes of them lies on the CPU.</summary>
    /// <param name="images">(N, 3, 64, 64) in [-1, 1]; any number of them.</param>
    public AvatarJudgement Judge(Tensor images)
    {
        network.to(images.device);
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var features = Evaluation.Of(network, network.Features, images, JudgeBatch);                       // (N, 128)
        var (logits, amounts) = AvatarNet.Parts(network.Answers(features));
        return new AvatarJudgement(
            features.cpu().MoveToOuterDisposeScope(),
            stack([.. logits.Select(of => of.argmax(1))], 1).cpu().MoveToOuterDisposeScope(),              // (N, discrete factors)
            AvatarReading.Amounts(amounts).cpu().MoveToOuterDisposeScope());                               // (N, continuous factors)
    }

    /// <summary>Judges a set's images, in the set's order.</summary>
    public AvatarJudgement Judge(ImageSet set)
    {
        using var scope = NewDisposeScope();
        var judged = set.Images.split(JudgeBatch).Select(bytes => Judge(ImageSet.Scale(bytes, PixelRange.Signed))).ToList();
        return new AvatarJudgement(
            cat([.. judged.Select(j => j.Features)]).MoveToOuterDisposeScope(),
            cat([.. judged.Select(j => j.Codes)]).MoveToOuterDisposeScope(),
            cat([.. judged.Select(j => j.Amounts)]).MoveToOuterDisposeScope());
    }

    /// <summary>The referee of a folder, trained and written there if it holds none that is whole.</summary>
    internal static AvatarReferee Open(string folder, long steps, Action<Progress>? report, CancellationToken stop)
    {
        var file = Path.Combine(folder, $"avatars-{Fingerprint(steps)}.weights");
        try
        {
            return Train(steps, seed: 0, report, stop, file);
        }
        catch (CheckpointException)
        {
            File.Delete(file); // what was damaged is trained and written again
            return Train(steps, seed: 0, report, stop, file);
        }
    }

    private static AvatarBatch Batch(long step)
    {
        var people = Enumerable.Range(0, TrainingBatch).Select(i => Avatar.Random(TrainingSeed, (ulong)((step * TrainingBatch) + i))).ToArray();
        using var set = Avatars.Draw("referee's", people, AvatarNet.Size);
        return new AvatarBatch(ImageSet.Scale(set.Images, PixelRange.Signed), new AvatarTable(people));
    }

    /// <summary>Of all that a referee's weights follow from: the sources of the drawings, of the network and of the training.</summary>
    private static string Fingerprint(long steps)
    {
        var assembly = typeof(AvatarReferee).Assembly;
        var sources = assembly.GetManifestResourceNames().Where(IsMine).Order(StringComparer.Ordinal).ToArray();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in sources) hash.AppendData(Bytes(assembly, name));
        hash.AppendData(Encoding.UTF8.GetBytes($"{steps} {typeof(SkiaSharp.SKCanvas).Assembly.GetName().Version}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static bool IsMine(string resource) =>
        resource.Contains("Avatar", StringComparison.Ordinal) && !resource.EndsWith("Judgement.cs", StringComparison.Ordinal);

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
