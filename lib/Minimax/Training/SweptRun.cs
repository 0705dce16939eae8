using System.Text.Json;
using System.Text.Json.Serialization;
using Minimax.Data;

namespace Minimax.Training;

/// <summary>
/// A run's talk with the sweep that it belongs to: <c>MINIMAX_SETTINGS</c> holds the numbers that it asks for, as JSON, and <c>MINIMAX_RESULT</c>
/// names the file that takes those that it tells.
/// </summary>
internal static class SweptRun
{
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly Dictionary<string, double> Asked = [];
    private static readonly Dictionary<string, double> Told = [];

    public static double Setting(string name, double value)
    {
        var given = Environment.GetEnvironmentVariable("MINIMAX_SETTINGS") is { Length: > 0 } json
            ? JsonSerializer.Deserialize<Dictionary<string, double>>(json)!
            : [];
        Asked[name] = given.GetValueOrDefault(name, value);
        Write();
        return Asked[name];
    }

    public static void Tell(string name, double value)
    {
        Told[name] = value;
        Write();
    }

    private static void Write()
    {
        if (Environment.GetEnvironmentVariable("MINIMAX_RESULT") is not { Length: > 0 } file) return;
        WholeFile.Write(file, JsonSerializer.Serialize(new { settings = Asked, numbers = Told }, WithNaN));
    }
}
