using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Zmtp;

namespace Minimax.Notebooks.Jupyter;

/// <summary>A message from a front end.</summary>
/// <param name="Socket">Where it came in, and where the answer goes.</param>
/// <param name="Identities">The sender: the peer's identity, and whatever stood before the delimiter.</param>
/// <param name="Header">Its header, which becomes the parent header of everything that it causes.</param>
/// <param name="Type">The header's <c>msg_type</c>, for example <c>execute_request</c>.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Content">Its content.</param>
/// <param name="Sent">When it was sent, by the sender's clock, which on the loopback interface is ours.</param>
internal sealed record Request(
    RouterSocket Socket, IReadOnlyList<byte[]> Identities, JsonObject Header, string Type, JsonObject Metadata, JsonObject Content, DateTime Sent)
{
    /// <summary>Reads a message's parts: header, parent header, metadata, content.</summary>
    /// <exception cref="InvalidDataException">A part is no JSON object, or the header has no type.</exception>
    public static Request Read(RouterSocket socket, IReadOnlyList<byte[]> identities, IReadOnlyList<byte[]> parts)
    {
        var header = ReadObject(parts[0]);
        ReadObject(parts[1]);
        if (Text(header, "msg_type") is not { } type) throw new InvalidDataException("a message without a type");
        var dated = DateTime.TryParse(Text(header, "date"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var sent);
        return new Request(socket, identities, header, type, ReadObject(parts[2]), ReadObject(parts[3]), dated ? sent : DateTime.UtcNow);
    }

    /// <summary>A text of the content; empty if it is not there.</summary>
    public string Text(string name) => Text(Content, name) ?? "";

    /// <summary>A truth value of the content.</summary>
    public bool Flag(string name, bool otherwise) => Content[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    /// <summary>A number of the content.</summary>
    public int Number(string name, int otherwise) => Content[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : otherwise;

    private static string? Text(JsonObject owner, string name) => owner[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject ReadObject(byte[] part)
    {
        try
        {
            if (JsonNode.Parse(part, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject json)
                throw new InvalidDataException("a part of a message is no JSON object");
            json.ToJsonString(); // what cannot be written back, such as half a character, is to fail here
            return json;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException("a part of a message is no JSON", exception);
        }
    }
}
