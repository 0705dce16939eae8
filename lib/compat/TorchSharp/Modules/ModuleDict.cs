using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order of their addition.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
{
    readonly OrderedDictionary<string, T> entries = [];

    public ModuleDict() : base(nameof(ModuleDict<T>))
    {
    }

    public int Count => entries.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => entries.Keys;

    public ICollection<T> Values => entries.Values;

    public T this[string key]
    {
        get => entries[key];
        set
        {
            entries[key] = value;
            Rename();
        }
    }

    public (string, T) this[int index]
    {
        get => (entries.GetAt(index).Key, entries.GetAt(index).Value);
        set
        {
            entries.SetAt(index, value.Item1, value.Item2);
            Rename();
        }
    }

    public void Add(string key, T value)
    {
        register_module(key, value);
        entries.Add(key, value);
    }

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item)
    {
        entries.Insert(index, item.Item1, item.Item2);
        Rename();
    }

    public bool Remove(string key)
    {
        var removed = entries.Remove(key);
        Rename();
        return removed;
    }

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index)
    {
        entries.RemoveAt(index);
        Rename();
    }

    public void Clear() => clear();

    public void clear()
    {
        entries.Clear();
        Rename();
    }

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool Contains((string, T) item) => entries.TryGetValue(item.Item1, out var module) && module == item.Item2;

    public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, T) item) => Contains(item) ? entries.IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

    public void CopyTo((string, T)[] array, int arrayIndex)
    {
        foreach (var entry in this)
            array[arrayIndex++] = entry;
    }

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
    {
        foreach (var entry in entries)
            array[arrayIndex++] = entry;
    }

    public IEnumerable<string> keys() => entries.Keys;

    public IEnumerable<T> values() => entries.Values;

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public IEnumerator<(string, T)> GetEnumerator()
    {
        foreach (var (key, module) in entries)
            yield return (key, module);
    }

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }

    void Rename()
    {
        ClearModules();
        foreach (var (key, module) in entries)
            register_module(key, module);
    }
}
