using System.Text.Json.Nodes;
using Minimax.Notebooks.Language;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Language;

public sealed class LanguageServiceTests : IDisposable
{
    private readonly TestSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("\"a\".Sub|", "Substring")]
    [InlineData("new[] { 1 }.Sele|", "Select")]
    [InlineData("\"a\"?.Len|", "Length")]
    [InlineData("Math.Sq|", "Sqrt")]
    [InlineData("using System.Thr|", "Threading")]
    [InlineData("before + ear|", "earlier")]
    [InlineData("var here = 1; he|", "here")]
    [InlineData("whi|", "while")]
    [InlineData("#!share earlier --fr|", "--from")]
    [InlineData("1;\n#!ti|", "#!time")]
    [InlineData("var x = earlier.|\nvar y = 2;", "CompareTo")]
    [InlineData("disp|", "display")]
    public async Task A_name_is_completed(string code, string expected) => (await MatchesAsync(code)).ShouldContain(expected);

    [Theory]
    [InlineData("\"a\".Sub|", "IsNullOrEmpty")]
    [InlineData("string.|", "Substring")]
    [InlineData("nowhere.|", "ToString")]
    [InlineData("earlier.Whe|", "Where")]
    public async Task What_cannot_stand_there_is_not_offered(string code, string wrong) => (await MatchesAsync(code)).ShouldNotContain(wrong);

    [Theory]
    [InlineData("var s = \"é\"; s.Len", 15, 18)]
    [InlineData("var s = \"😀\"; s.Len", 15, 18)]
    [InlineData("var größe = 1; grö", 15, 18)]
    public async Task Places_are_counted_in_code_points(string code, int start, int end)
    {
        var found = await new LanguageService(session.Session).CompleteAsync(code, end);
        found["cursor_start"]!.GetValue<int>().ShouldBe(start);
        found["cursor_end"]!.GetValue<int>().ShouldBe(end);
        found["matches"]!.AsArray().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("int F()\n{", "incomplete")]
    [InlineData("var x =", "incomplete")]
    [InlineData("foo)", "invalid")]
    [InlineData("int 1x;", "invalid")]
    [InlineData("#!time", "complete")]
    public void Code_is_complete_incomplete_or_invalid(string code, string expected) =>
        LanguageService.IsComplete(code)["status"]!.GetValue<string>().ShouldBe(expected);

    [Theory]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)")]
    [InlineData("Math.Sqrt(|2)", "double Math.Sqrt(double d)")]
    [InlineData("Math.Sqrt(|2)", "square root")]
    [InlineData("\"a\".Substring(|", "string string.Substring(int startIndex, int length)")]
    [InlineData("earl|ier", "earlier = 5")]
    [InlineData("Doub|le(2)", "Doubles a number.")]
    public async Task A_name_is_explained(string code, string expected)
    {
        await session.RunAsync("var earlier = 5;\n/// <summary>Doubles a number.</summary>\nint Double(int x) => 2 * x;");
        var cursor = code.IndexOf('|');
        var answer = await new LanguageService(session.Session).InspectAsync(code.Remove(cursor, 1), cursor);
        answer["data"]!["text/plain"]!.GetValue<string>().ShouldContain(expected);
    }

    [Fact]
    public async Task A_librarys_documentation_is_found_beside_it()
    {
        TestLibrary.Compile(session.Folder, "Documented", "/// <summary>Says <see cref=\"Hello\"/>.</summary>\npublic static class Hello { /// <summary>Greets.</summary>\n/// <param name=\"who\">Whom.</param>\npublic static void Greet(string who) { } }");
        await session.RunAsync("#r \"Documented.dll\"");
        var answer = await new LanguageService(session.Session).InspectAsync("Hello.Greet(\"x\")", 8);
        answer["data"]!["text/plain"]!.GetValue<string>().ShouldBe("void Hello.Greet(string who)\nGreets.\nwho: Whom.");
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("")]
    [InlineData("nowhere")]
    [InlineData("1 +")]
    public async Task Where_there_is_no_name_nothing_is_found(string code) =>
        (await new LanguageService(session.Session).InspectAsync(code, 1))["found"]!.GetValue<bool>().ShouldBeFalse();

    private async Task<IEnumerable<string>> MatchesAsync(string code)
    {
        await session.RunAsync("var earlier = 5; var before = 1;");
        var cursor = code.IndexOf('|');
        return (await new LanguageService(session.Session).CompleteAsync(code.Remove(cursor, 1), cursor))["matches"]!.AsArray().Select(match => match!.GetValue<string>());
    }
}
