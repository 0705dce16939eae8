using Minimax.Notebooks.Session;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value on the screen, which a later <see cref="Update"/> replaces in place.</summary>
public class DisplayedValue(object? value, IReadOnlyList<FormattedValue> formattedValues)
{
    private string[]? _mimeTypes;
    private IOutputSink? _sink;

    /// <summary>What ties an update to its first display.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString();

    /// <summary>True once <see cref="Update"/> was called.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>The value shown last.</summary>
    public object? Value { get; private set; } = value;

    /// <summary>The value shown last, once for each MIME type.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; } = formattedValues;

    /// <summary>Shows another value in the place of this one, in the MIME types that the first display named, else in all that the new value prefers.</summary>
    public void Update(object? updatedValue)
    {
        IsUpdated = true;
        Value = updatedValue;
        FormattedValues = FormattedValue.CreateManyFromObject(updatedValue, _mimeTypes);
        _sink?.Update(new DisplayBundle(FormattedValues, DisplayId));
    }

    internal static DisplayedValue Show(object? value, string[] mimeTypes, IReadOnlyList<FormattedValue> formattedValues)
    {
        var displayed = new DisplayedValue(value, formattedValues)
        {
            _mimeTypes = mimeTypes,
            _sink = KernelInvocationContext.Current?.Sink,
        };
        if (displayed._sink is null) Console.WriteLine(formattedValues[^1].Value);
        else displayed._sink.Display(new DisplayBundle(formattedValues, displayed.DisplayId));
        return displayed;
    }
}
