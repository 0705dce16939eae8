using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Tests.Editing;

/// <summary>The weights of a small DCGAN generator, of 28×28 grey or 32×32 coloured pixels, as a safetensors file, written without the library that reads it.</summary>
internal static class GeneratorFile
{
    public static byte[] Of(int latent, int width, bool coloured = false)
    {
        var (header, data) = (new JsonObject(), new MemoryStream());
        var random = new Random(5);
        Floats("layers.0.weight", Spread, latent, 4 * width, 4, 4);
        Floats("layers.3.weight", Spread, 4 * width, 2 * width, coloured ? 4 : 3, coloured ? 4 : 3);
        Floats("layers.6.weight", Spread, 2 * width, width, 4, 4);
        Floats("layers.9.weight", Spread, width, coloured ? 3 : 1, 4, 4);
        foreach (var (layer, maps) in new[] { (1, 4 * width), (4, 2 * width), (7, width) })
        {
            foreach (var (name, value) in new[] { ("weight", 1f), ("bias", 0), ("running_mean", 0), ("running_var", 1) }) Floats($"layers.{layer}.{name}", () => value, maps);
            Put($"layers.{layer}.num_batches_tracked", "I64", new byte[8]);
        }

        var text = Encoding.UTF8.GetBytes(header.ToJsonString());
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data.ToArray()];

        float Spread() => (float)(random.NextDouble() - 0.5) / 2;

        void Floats(string name, Func<float> value, params int[] shape)
        {
            var bytes = new byte[4 * shape.Aggregate(1, (a, b) => a * b)];
            for (var i = 0; i < bytes.Length; i += 4) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i), value());
            Put(name, "F32", bytes, shape);
        }

        void Put(string name, string type, byte[] bytes, params int[] shape)
        {
            header[name] = new JsonObject
            {
                ["dtype"] = type,
                ["shape"] = new JsonArray([.. shape.Select(side => JsonValue.Create(side))]),
                ["data_offsets"] = new JsonArray(data.Length, data.Length + bytes.Length),
            };
            data.Write(bytes);
        }
    }
}
