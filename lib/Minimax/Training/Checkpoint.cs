using System.Security.Cryptography;
using Minimax.Data;
using Minimax.Steps;

namespace Minimax.Training;

/// <summary>
/// The whole state of a run in one file: the number of steps done, and every player's parameters, buffers and optimiser state.
/// Layout: a magic number, the SHA-256 of what follows, steps done, then for each player its name, its network and its optimiser.
/// </summary>
public static class Checkpoint
{
    private static ReadOnlySpan<byte> Magic => "MINIMAX1"u8;

    /// <summary>Writes the state to a temporary file and renames it, so that a kill leaves the old checkpoint or the new one.</summary>
    /// <exception cref="CheckpointException">The file cannot be written.</exception>
    public static void Save(string file, long stepsDone, IReadOnlyList<Player> players)
    {
        var state = State(stepsDone, players);
        try
        {
            WholeFile.Write(file, stream =>
            {
                stream.Write(Magic);
                stream.Write(SHA256.HashData(state));
                stream.Write(state);
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(file, $"the checkpoint cannot be written: {fault.Message}", fault);
        }
    }

    /// <summary>Gives the players the state that the file holds.</summary>
    /// <returns>The number of steps done.</returns>
    /// <exception cref="CheckpointException">The file is truncated, corrupt, or of other players.</exception>
    public static long Load(string file, IReadOnlyList<Player> players)
    {
        using var reader = new BinaryReader(new MemoryStream(Verified(file)));
        try
        {
            var stepsDone = reader.ReadInt64();
            if (reader.ReadInt32() != players.Count) throw new InvalidDataException($"it does not hold {players.Count} players");
            foreach (var player in players) Read(reader, player);
            return stepsDone;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new CheckpointException(file, $"the checkpoint is not of this model: {fault.Message}", fault);
        }
    }

    private static byte[] State(long stepsDone, IReadOnlyList<Player> players)
    {
        var state = new MemoryStream();
        using var writer = new BinaryWriter(state);
        writer.Write(stepsDone);
        writer.Write(players.Count);
        foreach (var player in players) Write(writer, player);
        writer.Flush();
        return state.ToArray();
    }

    private static void Write(BinaryWriter writer, Player player)
    {
        writer.Write(player.Name);
        player.Network.save(writer);
        player.Optimizer?.save_state_dict(writer);
    }

    private static void Read(BinaryReader reader, Player player)
    {
        if (reader.ReadString() is var name && name != player.Name) throw new InvalidDataException($"it holds a player {name} where {player.Name} was expected");
        player.Network.load(reader);
        player.Optimizer?.load_state_dict(reader);
    }

    private static byte[] Verified(string file)
    {
        var header = Magic.Length + SHA256.HashSizeInBytes;
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < header || !bytes.AsSpan().StartsWith(Magic)) throw new CheckpointException(file, "this is no checkpoint, or it is cut short.");
        var state = bytes[header..];
        if (!SHA256.HashData(state).AsSpan().SequenceEqual(bytes.AsSpan(Magic.Length, SHA256.HashSizeInBytes)))
            throw new CheckpointException(file, "the checkpoint is corrupt: its checksum does not match. Delete it to start anew.");
        return state;
    }
}
