using Minimax.Notebooks.Running;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Tests.Running;

public sealed class SessionMessagesTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("two\nlines\r\n\"quoted\" \\ \u0000 \u001b[31m \u2028")]
    [InlineData("π 😀")]
    public void A_message_is_one_line_and_comes_out_as_it_went_in(string text)
    {
        var sent = new SessionEvent(3, SessionEventKind.Fail) { Text = text, Values = new() { ["text/plain"] = text }, Error = new CellError(text, text, [text, ""]) };
        var writer = new StringWriter();
        SessionMessages.Send(writer, sent);
        writer.ToString().TrimEnd('\n').ShouldNotContain("\n");
        var received = SessionMessages.Parse<SessionEvent>(writer.ToString());
        received.ShouldSatisfyAllConditions(
            () => (received.Cell, received.Kind, received.Text, received.Values!["text/plain"]).ShouldBe((3, SessionEventKind.Fail, text, text)),
            () => received.Error!.Traceback.ShouldBe([text, ""]),
            () => received.DisplayId.ShouldBeNull());
    }

    [Fact]
    public void Half_a_character_does_no_harm()
    {
        var writer = new StringWriter();
        SessionMessages.Send(writer, new SessionEvent(0, SessionEventKind.Print) { Stream = "stdout", Text = "a\ud800b" });
        SessionMessages.Parse<SessionEvent>(writer.ToString()).Text.ShouldBe("a\ufffdb");
    }
}
