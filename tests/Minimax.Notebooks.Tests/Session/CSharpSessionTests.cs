using System.Diagnostics;
using Minimax.Notebooks.Session;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Session;

public sealed class CSharpSessionTests : IDisposable
{
    private readonly TestSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task A_cell_sees_what_earlier_cells_declared()
    {
        await session.RunAsync("int Twice(int x) => 2 * x; record Point(int X); var three = 3;");
        (await session.ValueAsync("Twice(three) + new Point(4).X")).ShouldBe("10");
    }

    [Theory]
    [InlineData("1 + 1", true)]
    [InlineData("int.Parse(\"1\");", false)]
    [InlineData("var x = 1;", false)]
    [InlineData("Console.Write(1)", false)]
    [InlineData("await Task.CompletedTask", false)]
    [InlineData("await Task.FromResult(1)", true)]
    [InlineData("(string)null", true)]
    [InlineData("// nothing", false)]
    public async Task Only_an_expression_without_a_semicolon_is_a_value(string code, bool expected)
    {
        var sink = await session.RunAsync(code);
        sink.Errors.ShouldBeEmpty();
        sink.Results.Count.ShouldBe(expected ? 1 : 0);
    }

    [Fact]
    public async Task Printed_text_arrives_while_the_cell_runs()
    {
        var sink = new RecordingSink();
        var running = session.RunAsync("Console.Write(\"early\"); await Task.Delay(60_000, Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken);", sink);
        await sink.FirstPrint.Task.WaitAsync(TimeSpan.FromSeconds(20));
        sink.Stdout.ShouldBe("early");
        running.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_two_console_streams_stay_apart()
    {
        var sink = await session.RunAsync("Console.WriteLine(\"out\"); Console.Error.WriteLine(\"err\"); Console.Write('c'); Console.Write(1.5);");
        sink.Stdout.ShouldBe("out\nc1.5");
        sink.Stderr.ShouldBe("err\n");
    }

    [Fact]
    public async Task Two_sessions_do_not_see_each_other()
    {
        using var other = new TestSession();
        await session.RunAsync("var mine = 1;");
        await other.RunAsync("var mine = 2;");
        (await session.ValueAsync("mine")).ShouldBe("1");
        (await other.RunAsync("Twice(1)")).Errors.ShouldHaveSingleItem().Name.ShouldBe("CompilationErrorException");
    }

    [Fact]
    public async Task A_compile_error_names_cell_line_and_column_and_runs_nothing()
    {
        var error = (await session.RunAsync("Console.Write(1);\n\nint z = \"s\";")).Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe("In[1], line 3, column 9: error CS0029: Cannot implicitly convert type 'string' to 'int'");
        (await session.RunAsync("z")).Errors.ShouldHaveSingleItem().Message.ShouldContain("CS0103");
    }

    [Fact]
    public async Task A_line_number_counts_magic_lines_before_it()
    {
        var error = (await session.RunAsync("#!time\n\n#!csharp\nnope")).Errors.ShouldHaveSingleItem();
        error.Message.ShouldStartWith("In[1], line 4, column 1: error CS0103");
    }

    [Fact]
    public async Task An_exception_names_the_lines_of_the_cells_that_it_passed()
    {
        await session.RunAsync("int Fail(int n)\n{\n    throw new InvalidOperationException(\"boom\");\n}");
        var error = (await session.RunAsync("\nFail(1)")).Errors.ShouldHaveSingleItem();
        error.Name.ShouldBe("System.InvalidOperationException");
        error.Message.ShouldBe("boom");
        error.Traceback.ShouldBe(["System.InvalidOperationException: boom", "   at Fail in In[1], line 3", "   at the cell in In[2], line 2"]);
    }

    [Theory]
    [InlineData("using var s = new System.IO.StringReader(\"\");")]
    [InlineData("using System.IO.StringReader s = new(\"\");")]
    public async Task A_using_declaration_at_the_top_level_gets_a_hint(string code) =>
        (await session.RunAsync(code)).Errors.ShouldHaveSingleItem().Traceback[^1].ShouldStartWith("A `using` declaration cannot stand at a cell's top level: write `using (var x");

    [Fact]
    public async Task A_using_directive_that_names_nothing_gets_no_such_hint() =>
        (await session.RunAsync("using No.Such;")).Errors.ShouldHaveSingleItem().Traceback.ShouldHaveSingleItem().ShouldContain("CS0246");

    [Fact]
    public async Task A_native_librarys_frames_are_cut_from_an_error_and_shown_when_asked_for()
    {
        const string code = """throw new System.Runtime.InteropServices.ExternalException("sizes differ\nException raised from infer at pool.cpp:3 (most recent call first):\nframe #0: c10::Error + 0x80 (0x7f in libc10.so)");""";
        var error = (await session.RunAsync(code)).Errors.ShouldHaveSingleItem();
        error.Message.ShouldBe("sizes differ");
        error.Traceback.ShouldBe(["System.Runtime.InteropServices.ExternalException: sizes differ", "   at the cell in In[1], line 1", "The native library said more: a cell with #!trace shows it."]);
        (await session.RunAsync("#!trace")).Displays.ShouldHaveSingleItem().PlainText.ShouldContain("frame #0: c10::Error");
    }

    [Fact]
    public async Task Warming_up_leaves_nothing_behind()
    {
        await session.Session.WarmUpAsync();
        (await session.RunAsync("#!who")).Displays.ShouldHaveSingleItem().PlainText.Where(char.IsLetter).ShouldBeEmpty();
        (await session.ValueAsync("1 + 1")).ShouldBe("2");
    }

    [Fact]
    public async Task A_cell_that_comes_while_the_session_warms_up_shows_its_own_outputs_only()
    {
        var warm = session.Session.WarmUpAsync();
        var sink = await session.RunAsync("Console.Write(\"mine\");\n40 + 2");
        await warm;
        sink.Stdout.ShouldBe("mine");
        sink.Errors.ShouldBeEmpty();
        sink.Displays.ShouldBeEmpty();
        sink.Results.ShouldHaveSingleItem().PlainText.ShouldBe("42");
    }

    [Fact]
    public async Task Cells_are_compiled_as_optimised_code()
    {
        await session.RunAsync("class Probe { }");
        const string code = "typeof(Probe).Assembly.GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false).Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled)";
        (await session.ValueAsync(code)).ShouldBe("False");
    }

    [Fact]
    public async Task A_cell_may_send_code_to_the_kernel_that_runs_it()
    {
        const string code = "var sent = await Microsoft.DotNet.Interactive.Kernel.Root.SendAsync(new Microsoft.DotNet.Interactive.Commands.SubmitCode(\"6 + 1\"));";
        (await session.RunAsync(code)).Results.ShouldHaveSingleItem().PlainText.ShouldBe("7");
        (await session.ValueAsync("1 + 1")).ShouldBe("2");
    }

    [Fact]
    public async Task What_a_task_prints_after_its_cell_has_ended_goes_to_that_cell()
    {
        var first = await session.RunAsync("var go = new TaskCompletionSource(); var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });");
        var second = await session.RunAsync("go.SetResult(); await late;");
        first.Stdout.ShouldBe("late");
        second.Stdout.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_cell_shows_and_prints_is_not_kept_in_memory()
    {
        var sink = new SilentSink();
        const string code = """
            var before = GC.GetTotalMemory(true);
            var big = display("");
            for (var i = 0; i < 300; i++) { big.Update(new string('x', 1_000_000)); Console.Write(new string('y', 100_000)); }
            var grown = GC.GetTotalMemory(true) - before;
            """;
        (await session.Session.RunAsync(code, "In[1]", sink, CancellationToken.None)).ShouldBeTrue();
        long.Parse(await session.ValueAsync("grown")).ShouldBeLessThan(32 << 20);
    }

    [Fact]
    public async Task What_a_failed_cell_declared_before_its_error_survives()
    {
        await session.RunAsync("var kept = 7; throw new Exception();");
        (await session.ValueAsync("kept")).ShouldBe("7");
    }

    [Fact]
    public async Task A_loop_that_looks_at_its_token_stops_at_once_and_keeps_its_state()
    {
        const string loop = """
            var steps = 0;
            var token = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken;
            Console.Write("training");
            while (true) { steps++; System.Threading.Thread.Sleep(10); token.ThrowIfCancellationRequested(); }
            """;
        (await StopAsync(loop)).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        int.Parse(await session.ValueAsync("steps")).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Console.Write(1); while (true) {}")]
    [InlineData("Console.Write(1); System.Threading.Thread.Sleep(100_000);")]
    [InlineData("Console.Write(1); new System.Threading.ManualResetEvent(false).WaitOne();")]
    public async Task A_cell_that_never_looks_at_its_token_stops_as_well(string code)
    {
        await session.RunAsync("var before = 5;");
        (await StopAsync(code)).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (await session.ValueAsync("before + 1")).ShouldBe("6");
    }

    [Fact]
    public async Task Cells_run_on_one_thread()
    {
        var first = await session.ValueAsync("Environment.CurrentManagedThreadId");
        (await session.ValueAsync("Environment.CurrentManagedThreadId")).ShouldBe(first);
    }

    [Fact]
    public async Task A_cell_can_ask_for_input()
    {
        var sink = new RecordingSink();
        sink.Answers.Enqueue("Ada");
        sink.Answers.Enqueue("secret");
        await session.RunAsync("var name = await GetInputAsync(\"Name?\"); var password = await GetPasswordAsync(); name + password.GetClearTextPassword().Length", sink);
        sink.Results.ShouldHaveSingleItem().PlainText.ShouldBe("Ada6");
    }

    private async Task<TimeSpan> StopAsync(string code)
    {
        using var stop = new CancellationTokenSource();
        var sink = new RecordingSink();
        var running = session.RunAsync(code, sink, stop.Token);
        await sink.FirstPrint.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        (await running).ShouldBeFalse();
        sink.Errors.ShouldHaveSingleItem().Message.ShouldBe("The cell was stopped.");
        return clock.Elapsed;
    }
}
