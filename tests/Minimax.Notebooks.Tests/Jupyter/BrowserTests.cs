using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Jupyter;

/// <summary>What a reader does, in a real browser. Needs the packages chromium, jupyter-notebook and jupyter-nbconvert.</summary>
[Collection(nameof(Alone))]
public sealed class BrowserTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    private const string Chart = """
        var chart = display(HTML("<svg id='chart' width='200' height='40'><path d='M0 40 L200 40' stroke='black'/></svg>"));
        var progress = display("step 0/20");
        for (var step = 1; step <= 20; step++)
        {
            await Task.Delay(20);
            chart.Update(HTML($"<svg id='chart' width='200' height='40'><path d='M0 40 L200 {40 - step}' stroke='black'/></svg>"));
            progress.Update($"step {step}/20");
        }
        """;

    private const string Picture = "\"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==\".DisplayAs(\"image/png\");";

    private const string Training = """
        var steps = 0;
        var token = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken;
        var running = display("training");
        while (true) { token.ThrowIfCancellationRequested(); running.Update($"running {++steps}"); System.Threading.Thread.Sleep(20); }
        """;

    [Fact]
    public async Task Classic_notebook_runs_all_cells_updates_in_place_and_stops_when_stop_is_pressed()
    {
        await File.WriteAllTextAsync(Path.Combine(home.Folder, "live.ipynb"), TestNotebook.Json("%md# Live", Chart, Picture, Training, "\"not reached\""), CancellationToken.None);
        using var server = StartServer(out var address);
        try
        {
            using var browser = await Browser.StartAsync();
            await OpenAsync(browser, $"{address}/notebooks/live.ipynb");
            await browser.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
            await browser.WaitAsync("document.body.innerText.includes('step 20/20')", TimeSpan.FromSeconds(60));
            await browser.WaitAsync("document.querySelector('#chart path').getAttribute('d').endsWith(' 20')", TimeSpan.FromSeconds(20));
            (await browser.EvaluateAsync("document.querySelectorAll('#chart').length"))!.GetValue<int>().ShouldBe(1);
            await browser.WaitAsync("document.querySelector('.output_png img').naturalWidth === 1", TimeSpan.FromSeconds(20));
            await browser.WaitAsync("/running \\d{2}/.test(document.body.innerText)", TimeSpan.FromSeconds(30));
            (await browser.ScreenshotAsync()).Length.ShouldBeGreaterThan(5000);

            var clock = Stopwatch.StartNew();
            await browser.EvaluateAsync("document.querySelector('button[data-jupyter-action=\"jupyter-notebook:interrupt-kernel\"]').click()");
            await browser.WaitAsync("document.body.innerText.includes('The cell was stopped.')", TimeSpan.FromSeconds(20));
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1.5)); // a second, and the slack of a busy machine
            (await browser.EvaluateAsync("Jupyter.notebook.get_cells()[4].output_area.outputs.length"))!.GetValue<int>().ShouldBe(0);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task The_course_trains_a_DCGAN_in_the_classic_notebook_and_stops_within_a_second()
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, "notebooks"));
        File.CreateSymbolicLink(Path.Combine(home.Folder, "bin"), Path.Combine(Checkout.Root, "bin"));
        File.Copy(Path.Combine(Checkout.Root, "notebooks", "03-dcgan.ipynb"), Path.Combine(folder.FullName, "03-dcgan.ipynb"));
        using var server = StartServer(out var address, budget: "quick"); // long enough to be stopped in the middle
        try
        {
            using var browser = await Browser.StartAsync();
            await OpenAsync(browser, $"{address}/notebooks/notebooks/03-dcgan.ipynb");
            await browser.EvaluateAsync("Jupyter.notebook.clear_all_output(); var trains = Jupyter.notebook.get_cells().find(c => c.get_text().includes('training.Run('));");
            await browser.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
            const string Shown = "trains.output_area.element[0]";
            await browser.WaitAsync($"/step [1-9]\\d\\d/.test({Shown}.innerText)", TimeSpan.FromMinutes(9)); // the referee trains first, and it may have to do with the plain convolutions
            await browser.WaitAsync($"{Shown}.querySelector('svg path, svg polyline') && {Shown}.querySelector('img').naturalWidth > 100", TimeSpan.FromSeconds(30));
            await browser.EvaluateAsync("trains.element[0].scrollIntoView()");
            await KeepAsync(await browser.ScreenshotAsync(), "03-dcgan-in-classic-notebook.png");

            var clock = Stopwatch.StartNew();
            await browser.EvaluateAsync("document.querySelector('button[data-jupyter-action=\"jupyter-notebook:interrupt-kernel\"]').click()");
            await browser.WaitAsync($"{Shown}.innerText.includes('The cell was stopped.')", TimeSpan.FromSeconds(20));
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1.5)); // a second, and the slack of a busy machine
            await browser.EvaluateAsync("var after = Jupyter.notebook.insert_cell_below('code'); after.set_text('$\"{training.StepsDone > 0} state\"'); after.execute();");
            await browser.WaitAsync("after.output_area.element[0].innerText.includes('True state')", TimeSpan.FromSeconds(20));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task An_nbconvert_page_shows_everything_with_the_network_cut_off()
    {
        await File.WriteAllTextAsync(Path.Combine(home.Folder, "page.ipynb"), TestNotebook.Json("%md# Page", Chart, Picture), CancellationToken.None);
        var (code, output) = await home.RunAsync("jupyter", ["nbconvert", "--to", "html", "--execute", "page.ipynb"]);
        code.ShouldBe(0, output);
        using var browser = await Browser.StartAsync();
        await browser.GoOfflineAsync();
        await browser.OpenAsync($"file://{home.Folder}/page.html");
        await browser.WaitAsync("document.querySelector('#chart path').getAttribute('d').endsWith(' 20')", TimeSpan.FromSeconds(20));
        await browser.WaitAsync("document.body.innerText.includes('step 20/20')", TimeSpan.FromSeconds(20));
        await browser.WaitAsync("document.querySelector('.jp-OutputArea-output img').naturalWidth === 1", TimeSpan.FromSeconds(20));
    }

    // For a person to look at: beside the tests' program.
    private static Task KeepAsync(byte[] screenshot, string name) =>
        File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName, name), screenshot, CancellationToken.None);

    private static async Task OpenAsync(Browser browser, string url)
    {
        await browser.OpenAsync(url);
        await browser.WaitAsync("Jupyter.notebook.kernel.is_connected() && Jupyter.notebook._fully_loaded", TimeSpan.FromSeconds(90));
    }

    private Process StartServer(out string address, string budget = "smoke")
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Dispose();
        address = $"http://127.0.0.1:{port}";
        string[] arguments = ["notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--NotebookApp.token=", "--NotebookApp.password=", home.Folder];
        var start = home.StartInfo("jupyter", arguments);
        start.Environment["MINIMAX_BUDGET"] = budget;
        var server = Process.Start(start)!;
        _ = server.StandardError.ReadToEndAsync();
        _ = server.StandardOutput.ReadToEndAsync();
        WaitForPort(port);
        return server;
    }

    private static void WaitForPort(int port)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60); Thread.Sleep(100))
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                // It does not listen yet.
            }
        }

        throw new TimeoutException("Jupyter's server did not start.");
    }
}
