namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>All parameters and persistent buffers by dotted name: the tensors themselves, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach (var (key, parameter) in named_parameters())
                    destination.TryAdd(Join(prefix, key), parameter);
                foreach (var (key, buffer) in named_buffers(true, include_nonpersistent: false))
                    destination.TryAdd(Join(prefix, key), buffer);
                foreach (var (key, child) in named_children())
                    child.state_dict(destination, Join(prefix, key));
                return destination;
            }

            static string Join(string? prefix, string key) => string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}";

            /// <summary>Copies values out of <paramref name="source"/> into this module's state of the same names.</summary>
            /// <param name="source">Tensors by dotted name.</param>
            /// <param name="strict">Whether the names on both sides must be the same.</param>
            /// <param name="skip">Names to leave alone on both sides.</param>
            /// <returns>The names that the source lacks, and those that this module lacks.</returns>
            /// <exception cref="InvalidOperationException">Strict, and the names differ.</exception>
            /// <exception cref="ArgumentException">Two tensors of one name have different shapes.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var target = state_dict();
                var skipped = new HashSet<string>(skip ?? []);
                List<string> missing = [.. target.Keys.Where(key => !skipped.Contains(key) && !source.ContainsKey(key))];
                List<string> unexpected = [.. source.Keys.Where(key => !skipped.Contains(key) && !target.ContainsKey(key))];
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"The state does not fit the module: missing [{string.Join(", ", missing)}], unexpected [{string.Join(", ", unexpected)}].");
                }

                var pairs = target.Where(entry => !skipped.Contains(entry.Key) && source.ContainsKey(entry.Key)).ToList();
                foreach (var (key, tensor) in pairs)
                    CheckShape(key, tensor.shape, source[key].shape);
                using var _ = no_grad();
                foreach (var (key, tensor) in pairs)
                    tensor.copy_(source[key]);
                return (missing, unexpected);
            }

            static void CheckShape(string key, long[] expected, long[] found)
            {
                if (!expected.AsSpan().SequenceEqual(found))
                    throw new ArgumentException($"'{key}' has the shape [{string.Join(", ", found)}], and the module expects [{string.Join(", ", expected)}].");
            }

            /// <summary>Writes the state to a file in TorchSharp's format; the file appears only when it is complete.</summary>
            public Module save(string location, IList<string>? skip = null)
            {
                AtomicFile.Write(location, stream => save(stream, skip));
                return this;
            }

            /// <summary>Writes the state in TorchSharp's format and closes <paramref name="stream"/>.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes the number of entries, then each name with its tensor.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Write7BitEncodedInt64(kept.Count);
                foreach (var (key, tensor) in kept)
                {
                    writer.Write(key);
                    TensorFormat.Write(writer, tensor);
                }
            }

            /// <summary>Reads what <c>save</c> wrote; the module changes only if the whole file is good.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether the file must hold exactly this module's names.</param>
            /// <param name="skip">Names whose tensors stay as they are.</param>
            /// <param name="loadedParameters">Receives each of the module's names, and whether the file had it.</param>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="InvalidDataException">The file is damaged or belongs to another module.</exception>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                try
                {
                    return load(stream, strict, skip, loadedParameters);
                }
                catch (Exception fault) when (fault is ArgumentException or InvalidDataException or IOException or FormatException)
                {
                    throw new InvalidDataException($"{location}: {fault.Message}", fault);
                }
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <inheritdoc cref="load(string, bool, IList{string}, Dictionary{string, bool})"/>
            /// <exception cref="ArgumentException">The state in the stream does not fit this module.</exception>
            /// <exception cref="EndOfStreamException">The stream ends early.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var scope = NewDisposeScope();
                var target = state_dict();
                var count = reader.Read7BitEncodedInt64();
                if (count < 0 || (strict && count != target.Count))
                    throw new ArgumentException($"The state has {count} entries, and the module {target.Count}.");

                Dictionary<string, Tensor> found = [];
                HashSet<string> keys = [];
                for (var entry = 0L; entry < count; entry++)
                {
                    var key = reader.ReadString();
                    if (!keys.Add(key))
                        throw new ArgumentException($"The state has '{key}' twice.");
                    if (target.TryGetValue(key, out var tensor))
                        found[key] = TensorFormat.Read(reader, key, tensor);
                    else if (!strict)
                        TensorFormat.Read(reader, key, null).Dispose();
                    else
                        throw new ArgumentException($"The module has no parameter or buffer '{key}'.");
                }
                foreach (var key in skip ?? [])
                    found.Remove(key);
                Commit(target, found);
                if (loadedParameters is null)
                    return this;
                foreach (var key in target.Keys)
                    loadedParameters[key] = found.ContainsKey(key);
                return this;
            }

            static void Commit(Dictionary<string, Tensor> target, Dictionary<string, Tensor> found)
            {
                using var _ = no_grad();
                foreach (var (key, tensor) in found)
                    target[key].copy_(tensor);
            }

            /// <summary>A new <typeparamref name="T"/> with the state of a file.</summary>
            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);
        }
    }
}
