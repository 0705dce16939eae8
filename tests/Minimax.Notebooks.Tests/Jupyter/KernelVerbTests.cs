using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Jupyter;

public sealed class KernelVerbTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    [Fact]
    public async Task The_kernel_is_found_by_Jupyter_and_listed()
    {
        (await home.RunAsync("jupyter", ["kernelspec", "list"])).Output.ShouldContain(".net-csharp");
        (await RunAsync("list")).Output.ShouldContain("(this checkout)");
    }

    [Fact]
    public async Task Another_kernel_of_the_name_is_replaced_only_when_asked_to()
    {
        var prefix = Path.Combine(home.Folder, "prefix");
        var folder = Directory.CreateDirectory(Path.Combine(prefix, "share", "jupyter", "kernels", ".net-csharp")).FullName;
        var file = Path.Combine(folder, "kernel.json");
        await File.WriteAllTextAsync(file, "{\"argv\":[\"other\"]}", CancellationToken.None);

        var refused = await RunAsync("install", "--prefix", prefix);
        refused.Code.ShouldBe(1);
        refused.Output.ShouldContain($"another kernel named .net-csharp is registered in {folder}. Add --replace");
        (await RunAsync("uninstall", "--prefix", prefix)).Code.ShouldBe(1);
        File.ReadAllText(file).ShouldContain("other");

        (await RunAsync("install", "--prefix", prefix, "--replace")).Code.ShouldBe(0);
        JsonNode.Parse(File.ReadAllText(file))!["interrupt_mode"]!.GetValue<string>().ShouldBe("message");
        (await RunAsync("uninstall", "--prefix", prefix)).Code.ShouldBe(0);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("gone.json", null, "gone.json")]
    [InlineData("bad.json", "{", "is no Jupyter connection file")]
    [InlineData("open.json", "{\"ip\":\"0.0.0.0\",\"shell_port\":1}", "the loopback interface")]
    public async Task A_bad_connection_file_is_one_clear_line(string name, string? text, string fault)
    {
        if (text is not null) await File.WriteAllTextAsync(Path.Combine(home.Folder, name), text, CancellationToken.None);
        var (code, output) = await RunAsync("run", Path.Combine(home.Folder, name));
        code.ShouldBe(1);
        output.Trim().ShouldNotContain("\n");
        output.ShouldContain(fault);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var file = Path.Combine(home.Folder, "taken.json");
        await File.WriteAllTextAsync(file, $$"""{"shell_port":0,"control_port":0,"stdin_port":0,"iopub_port":{{port}},"hb_port":0,"ip":"127.0.0.1","key":""}""", CancellationToken.None);
        var (code, output) = await RunAsync("run", file);
        code.ShouldBe(1);
        output.Trim().ShouldBe($"minimax: port {port} is taken by another program. Start the kernel again: the front end chooses other ports.");
    }

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => home.RunAsync("dotnet", [Checkout.Cli, "kernel", .. arguments]);
}
