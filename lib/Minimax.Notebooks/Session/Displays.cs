using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Notebooks.Session;

/// <summary>
/// Takes what code displays to the cell's sink. In the package <c>display(x)</c> announces one display and returns another, so that an update finds nothing to
/// replace, and every display is kept until its cell ends. Here the formatted values carry a mark that leads back to what was shown.
/// </summary>
internal static class Displays
{
    /// <summary>What <c>#!who</c> shows.</summary>
    private const string ListOfValues = "Microsoft.DotNet.Interactive.ValueSharing.KernelValues, Microsoft.DotNet.Interactive";

    private static readonly Type[] Scalars =
    [
        typeof(string), typeof(bool), typeof(char), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal), typeof(byte), typeof(uint),
        typeof(ulong), typeof(short), typeof(ushort), typeof(sbyte), typeof(Half), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(Guid),
    ];

    /// <summary>The MIME types' own text objects, which an update passes on from the values that it replaces, are the marks.</summary>
    private static readonly ConditionalWeakTable<string, Shown> Marks = [];

    public static void Install()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Kernel).TypeHandle); // it subscribes as well, and is put off
        typeof(Formatter).GetField("OnFormatterEvent", BindingFlags.NonPublic | BindingFlags.Static)!.SetValue(null, (Action<DisplayedValue>)Show);

        Formatter.SetPreferredMimeTypesFor(typeof(object), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(IHtmlContent), HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(ScriptContent), HtmlFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(Type.GetType(ListOfValues)!, HtmlFormatter.MimeType);
        foreach (var scalar in Scalars) Formatter.SetPreferredMimeTypesFor(scalar, PlainTextFormatter.MimeType);
    }

    /// <summary>Passes on what kernels publish. What C# code prints or displays goes its own way.</summary>
    public static void Pass(KernelEvent published, IOutputSink sink)
    {
        switch (published)
        {
            case StandardOutputValueProduced output:
                sink.Print("stdout", Text(output));
                break;
            case StandardErrorValueProduced error:
                sink.Print("stderr", Text(error));
                break;
            case ReturnValueProduced { Value: not DisplayedValue } result:
                sink.Result(new DisplayBundle(Visible(result.Value, [.. result.FormattedValues]), null));
                break;
            case DisplayedValueUpdated update:
                sink.Update(new DisplayBundle([.. update.FormattedValues], update.ValueId));
                break;
            case DisplayedValueProduced display:
                var id = display.ValueId ?? Guid.NewGuid().ToString();
                Mark(display.FormattedValues, new Shown(id, sink, IsNamed(display.Value, display.FormattedValues)));
                sink.Display(new DisplayBundle(Visible(display.Value, [.. display.FormattedValues]), id));
                break;
        }
    }

    private static void Show(DisplayedValue value)
    {
        if (value.IsUpdated) Update(value);
        else if (Cell.Current is not { Sink: var sink }) Console.WriteLine(value.FormattedValues[^1].Value);
        else
        {
            Mark(value.FormattedValues, new Shown(value.DisplayId, sink, IsNamed(value.Value, value.FormattedValues)));
            sink.Display(new DisplayBundle(Visible(value.Value, value.FormattedValues), value.DisplayId));
        }
    }

    private static void Update(DisplayedValue value)
    {
        if (!Marks.TryGetValue(value.FormattedValues[0].MimeType, out var shown)) return;
        // The MIME types of the first display hold only if they were asked for: "please wait" is text, the picture that replaces it is not.
        var values = shown.Named || !IsNamed(value.Value, value.FormattedValues) ? value.FormattedValues : FormattedValue.CreateManyFromObject(value.Value);
        shown.Sink.Update(new DisplayBundle(Visible(value.Value, values), shown.Id));
    }

    private static bool IsNamed(object? value, IEnumerable<FormattedValue> values) =>
        !Formatter.GetPreferredMimeTypesFor(value?.GetType()).ToHashSet().SetEquals(values.Select(v => v.MimeType));

    private static void Mark(IEnumerable<FormattedValue> values, Shown shown)
    {
        foreach (var value in values)
        {
            MimeType(value) = new string(value.MimeType);
            Marks.Add(value.MimeType, shown);
        }
    }

    private static IReadOnlyList<FormattedValue> Visible(object? value, IReadOnlyList<FormattedValue> values) =>
        value is null && values.FirstOrDefault(v => v.MimeType == PlainTextFormatter.MimeType) is { } plain ? [plain] : values;

    private static string Text(DisplayEvent published) => string.Concat(published.FormattedValues.Select(value => value.Value));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<MimeType>k__BackingField")]
    private static extern ref string MimeType(FormattedValue value);

    /// <param name="Id">What front ends call the display.</param>
    /// <param name="Sink">Where it was shown.</param>
    /// <param name="Named">Whether its MIME types were asked for.</param>
    private sealed record Shown(string Id, IOutputSink Sink, bool Named);
}
