using System.Text.Json;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Unanswered;

/// <summary>The thumbs below an answer in Teams (learn.microsoft.com, "Bot messages with AI-generated content", feedback).</summary>
internal sealed class ThumbRoom(Database database, ThumbDesk desk, TimeProvider clock) : IInvokeRoom
{
    private static readonly JsonElement Done = JsonSerializer.SerializeToElement(new { });

    public string Name => "message/submitAction";

    public async Task<JsonElement?> AnswerAsync(Invoke invoke, CancellationToken cancel)
    {
        if (Invoke.Text(invoke.Value, "actionName") != "feedback" || !invoke.Value.TryGetProperty("actionValue", out var chosen) || Invoke.Text(chosen, "reaction") is not ("like" or "dislike"))
        {
            return null;
        }

        var helped = Invoke.Text(chosen, "reaction") == "like";
        await database.WriteAsync((session, token) => desk.NoteAsync(session, invoke, helped, NoteIn(chosen), clock.GetUtcNow(), token), cancel);
        return Done;
    }

    /// <summary>What was written stands in a text that is JSON itself.</summary>
    private static string NoteIn(JsonElement chosen)
    {
        try
        {
            return Invoke.Text(chosen, "feedback") is { } inside ? Invoke.Text(JsonSerializer.Deserialize<JsonElement>(inside), "feedbackText") ?? "" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
