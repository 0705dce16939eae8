using System.Text.Json.Nodes;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Course;

/// <summary>What can be known of the container without building it.</summary>
public sealed class ContainerTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Checkout.Root, "Dockerfile"));

    [Fact]
    public void It_runs_as_a_user_without_privileges_who_owns_the_course()
    {
        var user = Instructions("USER").Last();
        user.ShouldNotBeOneOf("root", "0");
        Instructions("RUN").ShouldContain(run => run.StartsWith("useradd ") && run.EndsWith($" {user}"));
        Instructions("COPY").ShouldAllBe(copy => copy.StartsWith($"--chown={user} "));
    }

    [Fact]
    public void All_that_needs_a_network_is_done_when_it_is_built() =>
        Instructions("RUN").Last().ShouldStartWith("./minimax setup && ./minimax kernel install && ./minimax run 01 --budget smoke");

    [Fact]
    public void The_dev_container_is_built_from_it_for_the_same_user()
    {
        var folder = Path.Combine(Checkout.Root, ".devcontainer");
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "devcontainer.json")))!;
        Path.GetFullPath(Path.Combine(folder, (string)settings["build"]!["dockerfile"]!)).ShouldBe(Path.Combine(Checkout.Root, "Dockerfile"));
        Path.GetFullPath(Path.Combine(folder, (string)settings["build"]!["context"]!)).ShouldBe(Checkout.Root);
        ((string)settings["remoteUser"]!).ShouldBe(Instructions("USER").Last());
    }

    [Fact]
    public void A_hub_on_Kubernetes_starts_its_students_as_the_same_user_by_a_program_that_is_there()
    {
        var values = File.ReadAllText(Path.Combine(Checkout.Root, "hub", "values.yaml"));
        var uid = Instructions("RUN").Single(run => run.StartsWith("useradd ")).Split(' ')[2];
        values.ShouldContain($"\n  uid: {uid} ");
        values.ShouldContain($"cmd: [\"{Instructions("WORKDIR").Single()}/hub/student.sh\"]");
        File.Exists(Path.Combine(Checkout.Root, "hub", "student.sh")).ShouldBeTrue();
    }

    private static IEnumerable<string> Instructions(string name) => Lines.Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..]);
}
