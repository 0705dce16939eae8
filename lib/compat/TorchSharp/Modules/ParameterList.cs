using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by position, called "0", "1", …</summary>
public class ParameterList : nn.Module, IList<Parameter>
{
    readonly List<Parameter> list = [];

    public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

    public int Count => list.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => list[index];
        set
        {
            list[index] = value;
            ConditionallyRegisterParameter(index.ToString(), value);
        }
    }

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters)
    {
        foreach (var parameter in parameters)
            Add(parameter);
    }

    public void Add(Parameter item)
    {
        register_parameter(Count.ToString(), item);
        list.Add(item);
    }

    public void Insert(int index, Parameter item)
    {
        list.Insert(index, item);
        Rename(Count);
    }

    public bool Remove(Parameter item)
    {
        var index = list.IndexOf(item);
        if (index < 0)
            return false;
        RemoveAt(index);
        return true;
    }

    public void RemoveAt(int index)
    {
        list.RemoveAt(index);
        Rename(Count + 1);
    }

    public void Clear()
    {
        var count = Count;
        list.Clear();
        Rename(count);
    }

    public bool Contains(Parameter item) => list.Contains(item);

    public int IndexOf(Parameter item) => list.IndexOf(item);

    public void CopyTo(Parameter[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }

    void Rename(int names)
    {
        for (var i = 0; i < names; i++)
            ConditionallyRegisterParameter(i.ToString(), i < Count ? list[i] : null);
    }
}
