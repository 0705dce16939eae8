using System.Text.Json.Nodes;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Bench;

/// <summary><c>minimax bench</c>, as the reader calls it.</summary>
public sealed class BenchVerbTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    [Fact]
    public async Task One_command_times_our_operators_beside_PyTorchs_and_leaves_the_rounds_and_a_chart()
    {
        var (code, output) = await RunAsync("op", "--rounds", "2", "--json", "op.json", "--chart", "op.png");
        code.ShouldBe(0, output);
        var rows = JsonNode.Parse(File.ReadAllText(Path.Combine(home.Folder, "op.json")))!["rows"]!.AsArray();
        rows[0]!["engine"]!.GetValue<string>().ShouldBe("Minimax");
        rows[0]!["rounds"]!.AsArray().Count.ShouldBe(2);
        rows[0]!["milliseconds"]!.GetValue<double>().ShouldBeInRange(1e-4, 0.1); // a call takes some microseconds
        rows[1]!["engine"]!.GetValue<string>().ShouldBe("PyTorch as installed");
        rows[1]!["ratio"]!.GetValue<double>().ShouldBeGreaterThan(0);
        File.ReadAllBytes(Path.Combine(home.Folder, "op.png"))[1..4].ShouldBe("PNG"u8.ToArray());
    }

    [Theory]
    [InlineData("NAME cannot be 'dcgn'; it is gan, dcgan,", "dcgn")]
    [InlineData("--device cannot be 'tpu'; it is cpu or cuda.", "op", "--device", "tpu")]
    [InlineData("--rounds must be at least 1.", "op", "--rounds", "0")]
    [InlineData("--chart names a file that ends in .png or .html.", "op", "--chart", "op.svg")]
    public async Task Bad_usage_is_one_line(string fault, params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        code.ShouldBe(2);
        output.Trim().ShouldNotContain("\n");
        output.ShouldContain(fault);
    }

    [Theory]
    [InlineData("setup")]
    [InlineData("data", "mnist")]
    [InlineData("data", "list")]
    [InlineData("bench", "op")]
    [InlineData("bench-worker", "gan", "1", "cpu")]
    public async Task A_libtorch_that_is_not_there_is_one_line(params string[] arguments)
    {
        var (code, output) = await home.RunAsync("env", ["MINIMAX_LIBTORCH=/nowhere", "dotnet", Checkout.Cli, .. arguments]);
        code.ShouldBe(1);
        output.Trim().ShouldNotContain("\n");
        output.ShouldStartWith("minimax: The native library /nowhere does not load: it holds no libtorch");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_known_before_anything_is_timed()
    {
        var (code, output) = await RunAsync("op", "--json", Path.Combine("nowhere", "op.json"));
        code.ShouldBe(1);
        output.Trim().ShouldNotContain("\n");
        output.ShouldContain("nowhere");
    }

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => home.RunAsync("dotnet", [Checkout.Cli, "bench", .. arguments]);
}
