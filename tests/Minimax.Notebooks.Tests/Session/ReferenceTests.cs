using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Session;

public sealed class ReferenceTests : IDisposable
{
    private readonly TestSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task A_library_is_found_relative_to_the_notebook_and_its_dependencies_in_its_folder()
    {
        var inner = TestLibrary.Compile(session.Folder, "Inner", "public class Base { public static int Calls; public int Value() { Calls++; return 5; } }");
        TestLibrary.Compile(session.Folder, "Outer", "public class Derived : Base { public int Twice() => 2 * Value(); }", inner);
        (await session.ValueAsync("#r \"./Outer.dll\"\nnew Derived().Twice()")).ShouldBe("10");
        // One copy: the field that Outer changed is the one that the cell sees.
        (await session.ValueAsync("Base.Calls")).ShouldBe("1");
    }

    [Fact]
    public async Task Module_initializers_run_with_the_reference()
    {
        TestLibrary.Compile(session.Folder, "Init", """
            public static class Start
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Run() => System.AppContext.SetData("minimax.test.init", "ran");
            }
            """);
        (await session.ValueAsync("#r \"Init.dll\"\nAppContext.GetData(\"minimax.test.init\")")).ShouldBe("ran");
    }

    [Fact]
    public async Task A_reference_in_a_later_cell_runs_no_earlier_cell_again()
    {
        TestLibrary.Compile(session.Folder, "Late", "public static class Late { public static int Number => 7; }");
        const string Count = "AppContext.GetData(\"minimax.test.runs\")";
        await session.RunAsync($"AppContext.SetData(\"minimax.test.runs\", (int)({Count} ?? 0) + 1);");
        (await session.ValueAsync("#r \"Late.dll\"\nLate.Number")).ShouldBe("7");
        (await session.ValueAsync(Count)).ShouldBe("1");
    }

    [Fact]
    public async Task A_module_initializer_that_fails_says_what_failed()
    {
        TestLibrary.Compile(session.Folder, "Broken", """
            public static class Start
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Run() => throw new System.InvalidOperationException("libtorch is not there");
            }
            """);
        (await session.RunAsync("#r \"Broken.dll\"")).Errors.ShouldHaveSingleItem().Message.ShouldBe("libtorch is not there");
        (await session.ValueAsync("1 + 1")).ShouldBe("2");
    }

    [Fact]
    public async Task Two_sessions_may_load_two_libraries_of_one_name()
    {
        using var other = new TestSession();
        TestLibrary.Compile(session.Folder, "Same", "public static class Which { public static int Number => 1; }");
        TestLibrary.Compile(other.Folder, "Same", "public static class Which { public static int Number => 2; }");
        (await session.ValueAsync("#r \"Same.dll\"\nWhich.Number")).ShouldBe("1");
        (await other.ValueAsync("#r \"Same.dll\"\nWhich.Number")).ShouldBe("2");
    }

    [Fact]
    public async Task A_missing_library_is_one_clear_error() =>
        (await session.RunAsync("#r \"gone.dll\"")).Errors.ShouldHaveSingleItem().Message.ShouldBe("In[1], line 1, column 1: error CS0006: Metadata file 'gone.dll' could not be found");

    [Fact]
    public async Task A_type_brings_its_look_by_its_attribute()
    {
        TestLibrary.Compile(session.Folder, "Looks", """
            using System.Collections.Generic;
            using Microsoft.DotNet.Interactive.Formatting;
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "text/html", "image/png", "text/plain" })]
            public class Grid { }
            public class Source : ITypeFormatterSource
            {
                public IEnumerable<ITypeFormatter> CreateTypeFormatters() => new ITypeFormatter[]
                {
                    new HtmlFormatter<Grid>((g, c) => c.Writer.Write("<i>grid</i>")), new Png(), new PlainTextFormatter<Grid>((g, c) => c.Writer.Write("3 x 3")),
                };
            }
            public class Png : TypeFormatter<Grid>
            {
                public override string MimeType => "image/png";
                public override bool Format(Grid g, FormatContext c) { c.Writer.Write("AQID"); return true; }
            }
            """);
        var sink = await session.RunAsync("#r \"Looks.dll\"\nvar shown = display(\"wait\");\nshown.Update(new Grid());\nnew Grid()");
        sink.Errors.ShouldBeEmpty();
        const string bundle = """{"text/html":"<i>grid</i>","image/png":"AQID","text/plain":"3 x 3"}""";
        sink.Results.ShouldHaveSingleItem().ToJson().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldBe(bundle);
        sink.Updates.ShouldHaveSingleItem().ToJson().Count.ShouldBe(3);
    }
}
