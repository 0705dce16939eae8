using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Training;

/// <summary>
/// A training that several notebooks ask for, made once: kept under the hash of all that it follows from, it is taken the next time, and tells again
/// what it told. <c>minimax run</c> asks for it by <c>MINIMAX_MADE</c>, which names the folder; without it every training is made.
/// </summary>
/// <remarks>A step that draws random numbers would leave the generator elsewhere than its training did: such a training is not for this.</remarks>
internal sealed class MadeBefore
{
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly string told;

    private MadeBefore(string folder, string key)
    {
        Directory.CreateDirectory(folder);
        (Checkpoint, told) = (Path.Combine(folder, key + ".checkpoint"), Path.Combine(folder, key + ".json"));
        try
        {
            if (File.Exists(Checkpoint) && File.Exists(told)) Told = JsonSerializer.Deserialize<IReadOnlyList<Progress>>(File.ReadAllText(told), WithNaN) ?? [];
        }
        catch (JsonException)
        {
            // What was damaged is made and written again.
        }

        if (Told.Count == 0) File.Delete(Checkpoint); // half of it is none
    }

    /// <summary>The state that it ended in.</summary>
    public string Checkpoint { get; }

    /// <summary>What it told; nothing if it has not been made.</summary>
    public IReadOnlyList<Progress> Told { get; } = [];

    /// <summary>A training of this content, if the run keeps them.</summary>
    /// <param name="images">The data.</param>
    /// <param name="what">Whatever else it follows from, but for the library's code, the engine, the threads and the device.</param>
    public static MadeBefore? Asked(ImageSet images, string what)
    {
        if (Environment.GetEnvironmentVariable("MINIMAX_MADE") is not { Length: > 0 } folder) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var scope = NewDisposeScope();
        hash.AppendData(images.Images.cpu().contiguous().bytes);
        hash.AppendData(images.Labels.cpu().contiguous().bytes);
        var code = typeof(MadeBefore).Module.ModuleVersionId; // follows from the library's sources
        hash.AppendData(Encoding.UTF8.GetBytes($"{what} {code} {__version__} {get_num_threads()} {images.Images.device}"));
        return new MadeBefore(folder, Convert.ToHexStringLower(hash.GetHashAndReset())[..24]);
    }

    /// <summary>Keeps what was told, once the training has ended.</summary>
    public void Keep(IReadOnlyList<Progress> progress) => WholeFile.Write(told, JsonSerializer.Serialize(progress, WithNaN));
}
