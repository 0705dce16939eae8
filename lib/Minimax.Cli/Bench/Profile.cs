using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;
using TorchSharp;

namespace Minimax.Cli.Bench;

/// <summary>
/// Where the time of a step goes, by libtorch's operators: each with its own time, without that of the operators that it calls. The hooks
/// are in the engine of <c>lib/compat/TorchSharp</c>; the TorchSharp of NuGet has none.
/// </summary>
internal static class Profile
{
    private const int WarmUpSteps = 5;
    private const int Shown = 18; // operators that get a row of their own
    private const int Width = 110; // characters: a pipe claims 80, which is too few for some names
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    private delegate int Switch(int wanted);

    private delegate int Read(byte[]? buffer, int capacity);

    /// <summary>Profiles a workload in this process and writes the table.</summary>
    /// <exception cref="BenchException">The engine has no hooks.</exception>
    public static void Write(IAnsiConsole console, Workload workload, int threads, torch.Device device)
    {
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        var step = workload.Prepare(device).Step;
        for (var i = 0; i < WarmUpSteps; i++) step();

        var (record, read) = (Export<Switch>("mm_profile"), Export<Read>("mm_profile_text"));
        _ = record(1);
        var (clock, steps) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < Time; steps++) step();
        clock.Stop();
        _ = record(0);
        Write(console, workload.Name, Text(read), clock.Elapsed.TotalMilliseconds / steps, steps);
    }

    private static void Write(IAnsiConsole console, string name, string text, double total, int steps)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))
            .Select(l => (Name: l[0], Backward: l[1] == "1", Calls: Number(l[2]) / steps, Milliseconds: 1000 * Number(l[3]) / steps)).ToList();
        var operators = lines.GroupBy(l => l.Name).Select(g => (Name: g.Key, Calls: g.Sum(l => l.Calls),
            Forward: g.Where(l => !l.Backward).Sum(l => l.Milliseconds), Backward: g.Where(l => l.Backward).Sum(l => l.Milliseconds)))
            .OrderByDescending(o => o.Forward + o.Backward).ToList();

        console.Profile.Width = Math.Max(console.Profile.Width, Width);
        var table = new Table().AddColumns(name, "calls a step", "ms forward, update", "ms backward", "share");
        foreach (var row in operators.Take(Shown)) Add(row.Name, row.Calls, row.Forward, row.Backward);
        var rest = operators.Skip(Shown).ToList();
        if (rest.Count > 0) Add($"{rest.Count} others", rest.Sum(r => r.Calls), rest.Sum(r => r.Forward), rest.Sum(r => r.Backward));
        Add("outside libtorch: C#", 0, total - operators.Sum(o => o.Forward + o.Backward), 0);
        Add("step", operators.Sum(o => o.Calls), total - operators.Sum(o => o.Backward), operators.Sum(o => o.Backward));
        console.Write(table);

        void Add(string what, double calls, double forward, double backward) => table.AddRow(Markup.Escape(what), calls == 0 ? "" : Format(calls, "F1"),
            Format(forward, "F2"), Format(backward, "F2"), Format((forward + backward) / total, "P1"));
    }

    private static T Export<T>(string function)
        where T : Delegate
    {
        var file = Path.Combine(Path.GetDirectoryName(typeof(torch).Assembly.Location)!, "libminimax_torch.so");
        return NativeLibrary.TryLoad(file, out var library) && NativeLibrary.TryGetExport(library, function, out var address)
            ? Marshal.GetDelegateForFunctionPointer<T>(address)
            : throw new BenchException("only the engine of lib/compat/TorchSharp tells where time goes, and it is not the one in use.");
    }

    private static string Text(Read read)
    {
        var buffer = new byte[read(null, 0) + 1];
        _ = read(buffer, buffer.Length);
        return Encoding.UTF8.GetString(buffer.AsSpan(0, buffer.Length - 1));
    }

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
