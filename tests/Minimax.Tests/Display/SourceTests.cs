using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class SourceTests
{
    [Fact]
    public void A_method_is_shown_with_its_doc_comment()
    {
        var code = Source.Of<Coverage>(nameof(Coverage.Clear)).Code;
        code.ShouldStartWith("/// <summary>Wipes the drawing.</summary>\npublic void Clear()\n{\n    var (");
        code.ShouldEndWith("\n}");
    }

    [Fact]
    public void A_class_is_shown_without_what_surrounds_it()
    {
        var code = Source.Of<Axis>().Code;
        code.ShouldStartWith("/// <summary>What one axis of a <see cref=\"Chart\"/> measures");
        code.ShouldEndWith("\n}");
        code.ShouldNotContain("namespace");
    }

    [Fact]
    public void All_overloads_are_shown() => Source.Of<Source>("Of").Code.Split("public static Source Of").Length.ShouldBe(3);

    [Fact]
    public void What_the_library_lacks_is_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => Source.Of<Coverage>("Paint")).Message.ShouldContain("member 'Paint' of a type 'Minimax.Display.Coverage'");
        Should.Throw<ArgumentException>(() => Source.Of<SourceTests>()).Message.ShouldContain("Minimax.Tests.Display.SourceTests");
    }

    [Fact]
    public void Plain_text_is_fenced() => Source.Of<Align>().ToPlainText().ShouldStartWith("```csharp\n/// <summary>");

    [Fact]
    public void A_page_colours_it_and_loses_no_character()
    {
        var source = Source.Of<Source>();
        var html = source.ToHtml();
        html.ShouldContain("<span style=\"color:#a45bb8\">sealed</span>");
        System.Xml.Linq.XDocument.Parse(html, System.Xml.Linq.LoadOptions.PreserveWhitespace).Root!.Element("pre")!.Value.ShouldBe(source.Code);
    }
}
