using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class DocCommentTests
{
    private const string Text = """"
        namespace A; // { not a brace

        /// <summary>One } two, see <see cref="System.Collections.Generic.List{T}"/>
        /// and <paramref name="size"/>: <c>x &lt; 1</c>.</summary>
        /// <param name="size">Not shown.</param>
        /// <remarks>Section 3.</remarks>
        [Obsolete("class Other { }")]
        public sealed class Thing<T>(int size) : Base<T>
        {
            private readonly Dictionary<string, int[]> map = new() { ["}"] = [1] }; // a trailing remark

            // Counts.
            public int Count { get; private set; } = 3;

            /// <inheritdoc/>
            public int this[int i] => i;

            /// <summary>Says much, so much that it does not fit into one line of a hundred characters and has to be wrapped around once.</summary>
            private static int Other(int x)
            {
                if (x == '}') return $"{Describe($"{x}") + "}"}".Length;
                return """ } """.Length;
            }
        }
        """";

    private readonly TypeDeclarationSyntax thing = CSharpSyntaxTree.ParseText(Text).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Single();

    [Fact]
    public void Summary_and_remarks_are_prose() => DocComment.Summary(thing).ShouldBe("One } two, see List and size: x < 1. Section 3.");

    [Fact]
    public void A_type_keeps_all_but_its_doc_comments()
    {
        var code = DocComment.CodeWithout(thing);
        code.ShouldStartWith("[Obsolete(\"class Other { }\")]\npublic sealed class Thing<T>(int size) : Base<T>\n{\n    private readonly");
        code.ShouldContain("= [1] }; // a trailing remark\n\n    // Counts.\n    public int Count");
        code.ShouldContain("= 3;\n\n    public int this[int i] => i;\n");
        code.ShouldContain("\n    // Says much, so much that it does not fit into one line of a hundred characters and has to be wrapped\n    // around once.\n    private");
        code.ShouldEndWith(".Length;\n    }\n}");
    }

    [Fact]
    public void A_member_is_cut_out_whole_and_moved_to_the_left()
    {
        DocComment.CodeWithout(thing.Members[1]).ShouldBe("// Counts.\npublic int Count { get; private set; } = 3;");
        DocComment.CodeWithout(thing.Members[3]).ShouldStartWith("private static int Other(int x)\n{\n    if");
    }

    [Fact]
    public void Colours_lose_nothing_even_of_text_that_is_no_CSharp()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var start = random.Next(Text.Length);
            var piece = Text.Substring(start, random.Next(Text.Length - start));
            XElement.Parse($"<a>{CSharpColours.ToHtml(piece)}</a>", LoadOptions.PreserveWhitespace).Value.ShouldBe(piece.Replace("\r", ""));
        }
    }
}
