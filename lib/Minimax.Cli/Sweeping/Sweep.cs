using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Minimax.Cli.Sweeping;

/// <summary>What a sweep's file says: a notebook or a script, the seeds, the settings to combine, and the numbers to collect.</summary>
internal sealed record Sweep
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>A notebook or a script, relative to the sweep's file.</summary>
    public required string Run { get; init; }

    /// <summary>The budget of each run.</summary>
    public string Budget { get; init; } = "quick";

    /// <summary>The seeds; three at least, where a comparison is to have a spread.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>The values of each setting; all combinations are run.</summary>
    public IReadOnlyDictionary<string, double[]> Settings { get; init; } = new Dictionary<string, double[]>();

    /// <summary>The names of the numbers to gather, of those that the run tells.</summary>
    public required IReadOnlyList<string> Collect { get; init; }

    /// <summary>The sweep's name: that of its file.</summary>
    [JsonIgnore]
    public string Name { get; private init; } = "";

    /// <summary>The notebook or script, by full path.</summary>
    [JsonIgnore]
    public string Program { get; private init; } = "";

    /// <summary>The code, as it was when this was read.</summary>
    [JsonIgnore]
    public string Source { get; private init; } = "";

    /// <summary>Whether it has been edited since, while the sweep runs.</summary>
    [JsonIgnore]
    public bool IsEdited => Code(Program) != Source;

    public bool IsScript => Path.GetExtension(Program) == ".cs";

    /// <summary>All runs: the seeds of a setting follow each other.</summary>
    public IReadOnlyList<SweepTask> Tasks =>
        [.. Combinations().SelectMany(settings => Seeds.Select(seed => (settings, seed))).Select((one, i) => new SweepTask(i, one.settings, one.seed))];

    /// <exception cref="InvalidDataException">It is no sweep, in a sentence.</exception>
    public static Sweep Read(string file)
    {
        try
        {
            var sweep = JsonSerializer.Deserialize<Sweep>(File.ReadAllText(file), Strict) ?? throw new InvalidDataException("it is empty");
            if (sweep.Seeds.Count == 0 || sweep.Collect.Count == 0) throw new InvalidDataException("it has no seeds, or collects nothing");
            if (sweep.Collect.Contains(null!)) throw new InvalidDataException("it collects a number without a name");
            if (sweep.Settings.FirstOrDefault(setting => setting.Value is not { Length: > 0 }).Key is { } empty) throw new InvalidDataException($"the setting '{empty}' has no values");
            if (sweep.Budget is not ("smoke" or "quick" or "full")) throw new InvalidDataException($"budget is '{sweep.Budget}'; it may be smoke, quick or full");
            var program = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, sweep.Run));
            if (!File.Exists(program) || Path.GetExtension(program) is not (".cs" or ".ipynb"))
                throw new InvalidDataException($"there is no notebook or script {program}");
            return sweep with { Name = Path.GetFileNameWithoutExtension(file), Program = program, Source = Code(program) };
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{file} is no sweep: {fault.Message.Split('\n')[0].TrimEnd('.')}.", fault);
        }
    }

    /// <summary>What a result depends on: the code, the budget, the settings and the seed.</summary>
    public string Key(SweepTask task) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Source}\n{Budget}\n{task.Words}\n{task.Seed}"))));

    private static string Code(string program) => Path.GetExtension(program) == ".cs"
        ? File.ReadAllText(program)
        : string.Join('\n', Notebooks.Formats.Notebook.Load(program).CodeCells.Select(cell => cell.Source));

    private IEnumerable<IReadOnlyDictionary<string, double>> Combinations() => Settings.Aggregate(
        (IEnumerable<Dictionary<string, double>>)[[]],
        (all, setting) => all.SelectMany(one => setting.Value.Select(value => new Dictionary<string, double>(one) { [setting.Key] = value })));
}
