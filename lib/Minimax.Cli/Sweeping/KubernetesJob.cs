using Minimax.Notebooks.Formats;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Minimax.Cli.Sweeping;

/// <summary>
/// A sweep as an indexed Job of Kubernetes: a pod a run, each with the number of its run in <c>JOB_COMPLETION_INDEX</c>, and a volume that all of
/// them write their results to. It is written and not submitted: what a cluster has to be told besides stands in the reader's hand.
/// </summary>
/// <param name="sweep">The sweep.</param>
/// <param name="file">Its file, which the image holds at the same place of the course.</param>
/// <param name="image">The image of the course.</param>
/// <param name="claim">The name of the PersistentVolumeClaim that takes the results, and may hold data sets.</param>
/// <param name="parallelism">How many pods at once.</param>
internal sealed class KubernetesJob(Sweep sweep, string file, string image, string claim, int parallelism)
{
    private const string Name = "run";
    private const string Volume = "results";
    private const string Mount = "/results";
    private const long Reader = 2000; // the user of the Dockerfile, by number: Kubernetes cannot tell from a name that it is not root

    /// <summary>Writes the manifest.</summary>
    /// <exception cref="InvalidDataException">The sweep's file is not in the course's folder, and so not in its image.</exception>
    public void Write(string path)
    {
        if (Inside.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(Inside))
            throw new InvalidDataException($"{file} is outside of {Repository.Root}, and so not in the image of the course.");
        var yaml = new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithQuotingNecessaryStrings().WithIndentedSequences().Build();
        AtomicFile.Write(path, yaml.Serialize(Manifest));
    }

    private string Inside => Path.GetRelativePath(Repository.Root, Path.GetFullPath(file)).Replace('\\', '/');

    private object Manifest => new
    {
        ApiVersion = "batch/v1",
        Kind = "Job",
        Metadata = new { Name = $"minimax-{DnsName(sweep.Name)}" },
        Spec = new
        {
            CompletionMode = "Indexed",
            Completions = sweep.Tasks.Count,
            Parallelism = Math.Min(parallelism, sweep.Tasks.Count),
            BackoffLimitPerIndex = 2, // a pod that was killed begins again, from its checkpoint, if it keeps one
            PodFailurePolicy = new
            {
                Rules = new object[]
                {
                    new { Action = "Ignore", OnPodConditions = new[] { new { Type = "DisruptionTarget", Status = "True" } } }, // preempted: no fault of the run
                    new { Action = "FailIndex", OnExitCodes = new { ContainerName = Name, Operator = "In", Values = new[] { 1 } } }, // it would fail again
                },
            },
            Template = new { Spec = Pod },
        },
    };

    private object Pod => new
    {
        RestartPolicy = "Never",
        AutomountServiceAccountToken = false,
        SecurityContext = new { RunAsNonRoot = true, RunAsUser = Reader, RunAsGroup = Reader, FsGroup = Reader },
        Containers = new[]
        {
            new
            {
                Name,
                Image = image,
                Command = new[] { "/bin/sh", "-c", $"exec ./minimax sweep {ShellWord.Of(Inside)} --out {Mount} --task \"$JOB_COMPLETION_INDEX\"" },
                Env = new[] { new { Name = "MINIMAX_DATA", Value = $"{Mount}/data" } },
                Resources = new
                {
                    Requests = new Dictionary<string, string> { ["cpu"] = "1", ["memory"] = "1Gi" },
                    Limits = new Dictionary<string, string> { ["memory"] = "3Gi" },
                },
                SecurityContext = new { AllowPrivilegeEscalation = false, Capabilities = new { Drop = new[] { "ALL" } } },
                VolumeMounts = new[] { new { Name = Volume, MountPath = Mount } },
            },
        },
        Volumes = new[] { new { Name = Volume, PersistentVolumeClaim = new { ClaimName = claim } } },
    };

    private static string DnsName(string name) =>
        string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-') is { Length: > 0 } fit ? fit[..Math.Min(fit.Length, 50)].Trim('-') : "sweep";
}
