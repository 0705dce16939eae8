using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by position; they are registered as "0", "1", … when the list becomes part of a module.</summary>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
    readonly List<T> list = [];

    public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => extend(modules);

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            Rename();
        }
    }

    public void append(params T[] parameters) => extend(parameters);

    public void extend(IEnumerable<T> modules)
    {
        foreach (var module in modules)
            Add(module);
    }

    public void Add(T item)
    {
        register_module(Count.ToString(), item);
        list.Add(item);
    }

    public void Insert(int index, T item)
    {
        list.Insert(index, item);
        Rename();
    }

    public bool Remove(T item)
    {
        var removed = list.Remove(item);
        Rename();
        return removed;
    }

    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        Rename();
    }

    public void Clear()
    {
        list.Clear();
        Rename();
    }

    public bool Contains(T item) => list.Contains(item);

    public int IndexOf(T item) => list.IndexOf(item);

    public void CopyTo(T[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }

    void Rename()
    {
        ClearModules();
        for (var i = 0; i < list.Count; i++)
            register_module(i.ToString(), list[i]);
    }
}
