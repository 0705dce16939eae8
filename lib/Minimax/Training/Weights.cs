using Minimax.Data;
using TorchSharp.PyBridge;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Training;

/// <summary>
/// A network's parameters and buffers in files that PyTorch reads and writes as well: <c>.safetensors</c>, which can hold nothing but tensors,
/// or <c>.pt</c> and <c>.pth</c>, the pickle in a zip file that <c>torch.save(network.state_dict(), file)</c> makes.
/// </summary>
/// <remarks>A pickle is a program. It is read only if it calls nothing but what puts tensors together; and nothing of it is ever executed.</remarks>
public static class Weights
{
    private const string Safe = ".safetensors";

    /// <summary>Writes a network's weights, whole or not at all.</summary>
    /// <param name="network">On any device.</param>
    /// <param name="file">Its ending says the format.</param>
    /// <exception cref="WeightsException">The file cannot be written, or has another ending.</exception>
    public static void Save(Module network, string file)
    {
        using var scope = NewDisposeScope();
        Write(network.state_dict(), file);
    }

    /// <summary>Gives a network the weights of a file, all of them or none.</summary>
    /// <param name="network">On any device. The names and shapes of its weights have to be those of the file.</param>
    /// <param name="file">Its ending says the format.</param>
    /// <exception cref="WeightsException">The file is damaged, is no file of weights, or is one of another network.</exception>
    public static void Load(Module network, string file)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var (own, given) = (network.state_dict(), Read(file));
        if (Fault(own, given) is { } fault) throw new WeightsException(file, fault);
        foreach (var (name, weight) in own) weight.copy_(given[name].view(weight.shape)); // PyBridge makes one number of a scalar
    }

    /// <summary>The same weights in another file, whose ending may say another format.</summary>
    /// <exception cref="WeightsException">One of the files cannot be used.</exception>
    public static void Convert(string from, string to)
    {
        using var scope = NewDisposeScope();
        Write(Read(from), to);
    }

    /// <summary>The shape of each weight in a file, by name: it tells which sizes a network of its kind needs.</summary>
    /// <exception cref="WeightsException">The file is damaged, or is no file of weights.</exception>
    public static IReadOnlyDictionary<string, long[]> Shapes(string file)
    {
        using var scope = NewDisposeScope();
        return Read(file).ToDictionary(one => one.Key, one => one.Value.shape);
    }

    private static void Write(Dictionary<string, Tensor> weights, string file)
    {
        var plain = weights.ToDictionary(one => one.Key, one => one.Value.detach().cpu().contiguous().clone()); // a view would drag along what it views
        var isSafe = IsSafe(file);
        try
        {
            WholeFile.Write(file, stream =>
            {
                if (isSafe) Safetensors.SaveStateDict(stream, plain, leaveOpen: true);
                else PyTorchPickler.PickleStateDict(stream, plain, leaveOpen: true);
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WeightsException(file, $"the weights cannot be written: {fault.Message}", fault);
        }
    }

    private static Dictionary<string, Tensor> Read(string file)
    {
        var isSafe = IsSafe(file);
        try
        {
            using var stream = File.OpenRead(file);
            if (isSafe) SafetensorsHeader.Check(stream);
            else PickleProgram.Check(stream);
            stream.Position = 0;
            return isSafe ? Safetensors.LoadStateDict(stream, leaveOpen: true) : Tensors(PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WeightsException(file, "there is no such file.", fault);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or WeightsException))
        {
            throw new WeightsException(file, $"this is no file of weights, or it is damaged: {fault.Message}", fault);
        }
    }

    private static Dictionary<string, Tensor> Tensors(System.Collections.Hashtable state) =>
        state.Keys.Cast<object>().ToDictionary(
            key => key as string ?? throw new InvalidDataException($"a name in it is {key}, which is no text."),
            key => state[key] as Tensor ?? throw new InvalidDataException($"'{key}' in it is no tensor; torch.save(network.state_dict(), file) saves tensors only."));

    /// <summary>What keeps the weights of a file from being those of a network; null if nothing does.</summary>
    private static string? Fault(Dictionary<string, Tensor> own, Dictionary<string, Tensor> given)
    {
        var missing = own.Keys.Where(name => !given.ContainsKey(name)).ToList();
        var strange = given.Keys.Where(name => !own.ContainsKey(name)).ToList();
        if (missing.Count + strange.Count > 0)
            return $"its names are not those of the network: {Some(missing)} missing, {Some(strange)} unknown here.";
        foreach (var (name, weight) in own)
        {
            var (here, there) = (weight.shape, given[name].shape);
            if (!here.SequenceEqual(there) && !(here.Length == 0 && given[name].numel() == 1))
                return $"{name} is ({Text(there)}) in it, and ({Text(here)}) in the network.";
            if (weight.is_floating_point() != given[name].is_floating_point())
                return $"{name} is of {given[name].dtype} in it, and of {weight.dtype} in the network.";
        }

        return null;

        static string Text(long[] shape) => string.Join(", ", shape);
        static string Some(List<string> names) => names.Count switch
        {
            0 => "none",
            <= 3 => string.Join(", ", names.Order(StringComparer.Ordinal)),
            _ => $"{string.Join(", ", names.Order(StringComparer.Ordinal).Take(3))} and {names.Count - 3} more",
        };
    }

    private static bool IsSafe(string file) => Path.GetExtension(file) switch
    {
        Safe => true,
        ".pt" or ".pth" => false,
        _ => throw new WeightsException(file, $"a file of weights ends in {Safe}, .pt or .pth."),
    };
}
