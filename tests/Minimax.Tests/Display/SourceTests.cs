using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Minimax.Data;
using Minimax.Display;
using Minimax.Models;
using Minimax.Steps;
using Minimax.Tests.Data;

namespace Minimax.Tests.Display;

public sealed partial class SourceTests
{
    [Fact]
    public void A_method_is_shown_below_what_its_doc_comment_says()
    {
        var source = Source.Of<Coverage>(nameof(Coverage.Stroke));
        source.Code.ShouldStartWith("public void Stroke(ReadOnlySpan<Vector2> points, float thickness)\n{\n    ArgumentOutOf");
        source.Code.ShouldEndWith("\n}");
        source.ToHtml().ShouldContain("<p>What a round pen leaves that is drawn along points; a single point is a disc.</p>");
        source.ToPlainText().ShouldStartWith("What a round pen leaves that is drawn along points; a single point is a disc.\n```csharp\npublic void");
    }

    [Fact]
    public void A_class_is_shown_without_what_surrounds_it_and_its_members_comments_are_plain_remarks()
    {
        var code = Source.Of<Axis>().Code;
        code.ShouldStartWith("public sealed record Axis(string Title");
        code.ShouldContain("\n    // How far along the axis a value lies, in its own unit or in powers of ten; NaN where it has no place.\n    internal double Place(");
        code.ShouldEndWith("\n}");
        code.ShouldNotContain("namespace");
        code.ShouldNotContain("///");
    }

    [Fact]
    public void Types_of_one_name_are_told_apart_by_what_surrounds_them_and_by_their_parameters()
    {
        Source.Of<Dcgan.Generator>().Code.ShouldContain("public Generator(int imageSize = 28");
        Source.Of<AvatarGan.Generator>().Code.ShouldContain("public Generator(int latent = 64, int width = 24)");
        Source.Of<MlpGan.Generator>("forward").Code.Split("forward(").Length.ShouldBe(2);
        Source.Of<Player>().Code.ShouldContain("record Player(");
        Source.Of<Player<TorchSharp.torch.nn.Module>>().Code.ShouldContain("record Player<TNetwork>");
    }

    [Fact]
    public void Every_public_type_of_the_library_has_its_own_source()
    {
        var missing = typeof(Source).Assembly.GetExportedTypes().Where(type => !typeof(Delegate).IsAssignableFrom(type)).Where(type => Record.Exception(() => Source.Of(type)) is not null);
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_source_that_a_notebook_stores_is_the_library_s_as_it_is()
    {
        var shown = Directory.GetFiles(Path.Combine(Checkout.Root, "notebooks"), "*.ipynb").SelectMany(Shown).ToList();
        shown.Count.ShouldBeGreaterThan(50);
        shown.Where(one => !one.Outputs.Contains(one.Source.ToPlainText(), StringComparison.Ordinal)).Select(one => one.Call).ShouldBeEmpty();
    }

    [Fact]
    public void All_overloads_are_shown() => Source.Of<Source>("Of").Code.Split("public static Source Of").Length.ShouldBe(3);

    [Fact]
    public void What_the_library_lacks_is_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => Source.Of<Coverage>("Paint")).Message.ShouldContain("member 'Paint' of a type 'Minimax.Data.Coverage'");
        Should.Throw<ArgumentException>(() => Source.Of<SourceTests>()).Message.ShouldContain("Minimax.Tests.Display.SourceTests");
    }

    [Fact]
    public void A_page_colours_it_and_loses_no_character()
    {
        var source = Source.Of<Source>();
        var html = source.ToHtml();
        html.ShouldContain("<span style=\"color:#a45bb8\">sealed</span>");
        html.ShouldContain("<span style=\"color:#2b8a99\">Source</span>");
        XDocument.Parse(html, LoadOptions.PreserveWhitespace).Root!.Element("pre")!.Value.ShouldBe(source.Code);
    }

    private static IEnumerable<(string Call, Source Source, string Outputs)> Shown(string file) =>
        from cell in JsonNode.Parse(File.ReadAllText(file))!["cells"]!.AsArray()
        where cell!["cell_type"]!.GetValue<string>() == "code"
        let outputs = string.Concat(cell["outputs"]!.AsArray().Select(output => Text(output!["data"]?["text/plain"])))
        from call in Call().Matches(Text(cell["source"]))
        select ($"{Path.GetFileName(file)}: {call.Value}", Source.Of(Named(call.Groups[1].Value), (call.Groups[2].Value + call.Groups[3].Value) is { Length: > 0 } member ? member : null), outputs);

    // Of<Dcgan.Generator>(), Of<GanStep>(nameof(GanStep.Update)) or Of(typeof(Sinkhorn), "Plan"); a member that a loop names is left out.
    [GeneratedRegex("""Source\.Of(?:<|\(typeof\()([\w.]+(?:<\w+>)?)(?:>\(|\)(?:,\s*)?)(?:nameof\([\w.<>]*\.(\w+)\)|"(\w+)")?\)""")]
    private static partial Regex Call();

    private static Type Named(string name)
    {
        var path = Regex.Replace(name, @"<\w+>", "`1").Replace('.', '+');
        return typeof(Source).Assembly.GetExportedTypes().Single(type => type.FullName!.Split('.')[^1] == path);
    }

    private static string Text(JsonNode? lines) => lines is JsonArray many ? string.Concat(many.Select(line => line!.GetValue<string>())) : lines?.GetValue<string>() ?? "";
}
