using System.Diagnostics;
using k8s;
using k8s.Models;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

/// <summary><c>minimax sweep --on kubernetes</c>: the manifest, as Kubernetes' own models read it.</summary>
public sealed class KubernetesJobTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string name = $"test-{Guid.NewGuid():N}";

    private string InCourse(string ending) => Path.Combine(Checkout.Root, "experiments", name + ending);

    public void Dispose()
    {
        foreach (var ending in new[] { ".cs", ".json" }) File.Delete(InCourse(ending));
        folder.Dispose();
    }

    [Fact]
    public async Task A_run_is_a_pod_with_a_number_and_what_is_killed_begins_again()
    {
        await File.WriteAllTextAsync(InCourse(".cs"), "", CancellationToken.None);
        await File.WriteAllTextAsync(InCourse(".json"), $$"""{"run": "{{name}}.cs", "seeds": [0, 1, 2], "settings": {"rate": [1, 2]}, "collect": ["score"]}""", CancellationToken.None);
        var (code, output) = await RunAsync(InCourse(".json"), "--image", "registry.example/minimax:1", "--claim", "disk", "--jobs", "4");
        code.ShouldBe(0, output);
        var file = Path.Combine(folder.Path, "out", "sweeps", name, "job.yaml");
        output.Trim().ShouldBe($"{file}: 6 runs of {name}.cs. kubectl apply -f {file} begins them.");

        var job = KubernetesYaml.Deserialize<V1Job>(await File.ReadAllTextAsync(file, CancellationToken.None), strict: true); // a word that Kubernetes does not know is an error
        (job.ApiVersion, job.Kind, job.Metadata.Name).ShouldBe(("batch/v1", "Job", $"minimax-{name}"));
        (job.Spec.CompletionMode, job.Spec.Completions, job.Spec.Parallelism, job.Spec.BackoffLimitPerIndex).ShouldBe(("Indexed", 6, 4, 2));
        job.Spec.PodFailurePolicy.Rules.Select(rule => rule.Action).ShouldBe(["Ignore", "FailIndex"]);
        var pod = job.Spec.Template.Spec;
        pod.RestartPolicy.ShouldBe("Never"); // what failures by index ask for
        var container = pod.Containers.ShouldHaveSingleItem();
        container.Image.ShouldBe("registry.example/minimax:1");
        container.Command[^1].ShouldBe($"exec ./minimax sweep 'experiments/{name}.json' --out /results --task \"$JOB_COMPLETION_INDEX\"");
        job.Spec.PodFailurePolicy.Rules[1].OnExitCodes.ContainerName.ShouldBe(container.Name);
        container.Resources.Limits["memory"].ToInt64().ShouldBeGreaterThan(container.Resources.Requests["memory"].ToInt64());
        var volume = pod.Volumes.ShouldHaveSingleItem();
        volume.PersistentVolumeClaim.ClaimName.ShouldBe("disk");
        container.VolumeMounts.ShouldHaveSingleItem().Name.ShouldBe(volume.Name);
        (await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "Dockerfile"), CancellationToken.None)).ShouldContain($"useradd --uid {pod.SecurityContext.RunAsUser} ");
    }

    [Fact]
    public async Task What_is_not_in_the_image_is_not_run_there()
    {
        folder.Write("run.cs", "");
        var (code, output) = await RunAsync(folder.Write("far.json", """{"run": "run.cs", "seeds": [0], "collect": ["score"]}"""));
        code.ShouldBe(1);
        output.Trim().ShouldBe($"minimax: {folder.File("far.json")} is outside of {Checkout.Root}, and so not in the image of the course.");
    }

    private async Task<(int Code, string Output)> RunAsync(string file, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Cli, "sweep", file, "--on", "kubernetes", .. options]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, output + await errors);
    }
}
