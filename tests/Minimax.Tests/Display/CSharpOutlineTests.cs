using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class CSharpOutlineTests
{
    private const string Text = """"
        using System;
        namespace A; // { not a brace

        /// <summary>One } two.</summary>
        [Obsolete("class Other { }")]
        public sealed class Thing<T>(int size) : Base<T>
            where T : class, new()
        {
            private readonly Dictionary<string, int[]> map = new() { ["}"] = [1] }; // a trailing remark

            // Counts.
            public int Count { get; private set; } = 3;

            public (int A, int B) Pair(int x) => x switch { 1 => (1, 2), _ => Other(x) };

            private static int Other(int x)
            {
                if (x == '}') return $"{Describe($"{x}") + "}"}".Length;
                return """ } """.Length;
            }

            public string Describe<TValue>(TValue value)
                where TValue : struct => @"a ""}"" b";

            /* Nested. */
            public enum Kind { None, Some }

            public int this[int i] => i;
        }

        public record struct Point(double X, double Y);
        """";

    private readonly CSharpOutline outline = new(Text);

    [Theory]
    [InlineData("map", "private readonly Dictionary<string, int[]> map = new() { [\"}\"] = [1] };")]
    [InlineData("Count", "// Counts.\npublic int Count { get; private set; } = 3;")]
    [InlineData("Pair", "public (int A, int B) Pair(int x) => x switch { 1 => (1, 2), _ => Other(x) };")]
    [InlineData("Describe", "public string Describe<TValue>(TValue value)\n    where TValue : struct => @\"a \"\"}\"\" b\";")]
    public void A_member_is_cut_out_whole(string member, string expected) => outline.FindMembers("Thing", member).ShouldHaveSingleItem().ShouldBe(expected);

    [Fact]
    public void Braces_in_strings_and_characters_do_not_count()
    {
        var code = outline.FindMembers("Thing", "Other").ShouldHaveSingleItem();
        code.ShouldStartWith("private static int Other(int x)\n{\n    if");
        code.ShouldEndWith(".Length;\n}");
    }

    [Fact]
    public void Types_are_found_with_their_comments_nested_ones_too()
    {
        outline.FindType("Thing")!.ShouldStartWith("/// <summary>One } two.</summary>\n[Obsolete(");
        outline.FindType("Thing")!.ShouldEndWith("public int this[int i] => i;\n}");
        outline.FindType("Kind").ShouldBe("/* Nested. */\npublic enum Kind { None, Some }");
        outline.FindType("Point").ShouldBe("public record struct Point(double X, double Y);");
        outline.FindType("Other").ShouldBeNull();
        outline.FindMembers("Point", "X").ShouldBeEmpty();
    }

    [Fact]
    public void Tokens_lose_nothing_even_of_text_that_is_no_CSharp()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var start = random.Next(Text.Length);
            var piece = Text.Substring(start, random.Next(Text.Length - start));
            string.Concat(CSharpLexer.Read(piece).Select(token => token.Text)).ShouldBe(piece);
            new CSharpOutline(piece).FindMembers("Thing", "Other").Count.ShouldBeLessThan(3);
        }
    }
}
