using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SamenInHetVerschil.ActivityProtocol.DirectLine;

/// <summary>The answer to a poll: all that stands after the watermark, written page by page, so that a long conversation never stands in memory whole.</summary>
internal sealed class ActivitySet(IDirectLineConversations conversations, DirectLineConversation conversation, long after) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancel = httpContext.RequestAborted;
        var last = Math.Min(after, conversation.LastSequence);
        var page = await conversations.ReadAsync(conversation.Id, last, DirectLineStream.PageSize, cancel);

        httpContext.Response.ContentType = "application/json; charset=utf-8";
        var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, new JsonWriterOptions { Encoder = ActivityJson.Options.Encoder });
        await using (writer)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("activities");
            while (page.Count > 0)
            {
                foreach (var activity in page.Select(stored => stored.Activity).Where(DirectLineActivities.IsForTheClient))
                {
                    JsonSerializer.Serialize(writer, activity, ActivityJson.Options);
                }

                last = page[^1].Sequence;
                await writer.FlushAsync(cancel);
                await httpContext.Response.BodyWriter.FlushAsync(cancel);
                page = page.Count < DirectLineStream.PageSize ? [] : await conversations.ReadAsync(conversation.Id, last, DirectLineStream.PageSize, cancel);
            }

            writer.WriteEndArray();
            writer.WriteString("watermark", Watermark.Write(last));
            writer.WriteEndObject();
        }

        await httpContext.Response.BodyWriter.FlushAsync(cancel);
    }
}
