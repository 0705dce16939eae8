using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace XPlot.Plotly;

/// <summary>The properties that were set, and only those: plotly.js has its own defaults for the others.</summary>
internal sealed class Properties
{
    private readonly Dictionary<string, object?> values = [];

    public T Get<T>([CallerMemberName] string name = "") => values.TryGetValue(name, out var value) ? (T)value! : default!;

    public void Set(object? value, [CallerMemberName] string name = "") => values[name] = value;

    /// <summary>The JSON of a plotly object, a list, a string, a number or a truth value.</summary>
    /// <exception cref="ArgumentException">There is a value of another type among them.</exception>
    public static string ToJson(object value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, value);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case IPlotlyObject plotly:
                Write(writer, plotly.Properties);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case IConvertible number when number.GetTypeCode() is TypeCode.Single or TypeCode.Double or TypeCode.Int64:
                Write(writer, number.ToDouble(null));
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"plotly.js has no value of type {value.GetType()}.");
        }
    }

    private static void Write(Utf8JsonWriter writer, Properties properties)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in properties.values)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    // JSON has neither infinity nor NaN; plotly.js leaves a gap where it reads null.
    private static void Write(Utf8JsonWriter writer, double number)
    {
        if (double.IsFinite(number)) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}
