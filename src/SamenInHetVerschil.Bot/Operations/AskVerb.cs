using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.ActivityProtocol.DirectLine;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Language;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Operations;

/// <summary><c>ask</c>: the real house answers in a data folder that is thrown away, as a new person for each line.</summary>
internal static class AskVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string? question, string? language, bool json, bool explain, FileInfo? lines, CancellationToken cancel)
    {
        if (language is not null && Languages.Code(language) is null)
        {
            return await CommandLine.FailAsync([$"'{language}' is not a language of this program: {string.Join(", ", Languages.Codes)}."]);
        }

        if (lines is null && string.IsNullOrWhiteSpace(question))
        {
            return await CommandLine.FailAsync(["Ask something: ask \"waarover gaat workshop 3?\""]);
        }

        var folder = Directory.CreateTempSubdirectory("samen-ask-");
        try
        {
            await using var services = QuietHouse.Build(folder.FullName);
            var house = new Asker(services);
            if (lines is null)
            {
                var answer = await house.AskAsync(new Line("1", question!, language), cancel);
                await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(answer, Json) : answer.Answer);
                if (explain)
                {
                    await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, house.Explain(question!, language)));
                }

                return 0;
            }

            return await AskAllAsync(house, lines, language, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> AskAllAsync(Asker house, FileInfo lines, string? language, CancellationToken cancel)
    {
        var number = 0;
        await foreach (var row in File.ReadLinesAsync(lines.FullName, cancel))
        {
            number++;
            if (row.Trim().Length == 0)
            {
                continue;
            }

            try
            {
                var line = JsonSerializer.Deserialize<Line>(row, Json);
                if (line?.Text is null)
                {
                    return await CommandLine.FailAsync([$"{lines.Name}:{number}: expected {{\"id\": …, \"text\": …, \"lang\": …}}"]);
                }

                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await house.AskAsync(line with { Lang = line.Lang ?? language }, cancel), Json));
            }
            catch (JsonException)
            {
                return await CommandLine.FailAsync([$"{lines.Name}:{number}: this line is no JSON object."]);
            }
        }

        return 0;
    }

    internal sealed record Line(string? Id, string Text, string? Lang);

    /// <param name="Answer">Everything the person sees in words, buttons after it in brackets.</param>
    /// <param name="Ms">Milliseconds from message to stored answer.</param>
    internal sealed record Answered(string? Id, string Answer, string Wish, IReadOnlyList<int> Workshops, IReadOnlyList<string> Passages, double Ms);

    private sealed class Asker(IServiceProvider services)
    {
        private readonly WebConversations web = services.GetRequiredService<WebConversations>();
        private readonly Database database = services.GetRequiredService<Database>();
        private readonly ConversationBook book = services.GetRequiredService<ConversationBook>();
        private readonly UnderstanderStore understanders = services.GetRequiredService<UnderstanderStore>();
        private readonly ContentStore content = services.GetRequiredService<ContentStore>();

        public async Task<Answered> AskAsync(Line line, CancellationToken cancel)
        {
            var user = DirectLineUsers.Invent("Els");
            var conversation = DirectLineUsers.InventConversation();
            var opened = await web.OpenAsync(conversation, user, line.Lang, cancel);
            var clock = Stopwatch.StartNew();
            await web.PostAsync(conversation, user, new ActivityProtocol.Activity { Type = ActivityTypes.Message, Text = line.Text, Locale = line.Lang }, cancel);
            var took = clock.Elapsed.TotalMilliseconds;
            var replies = (await web.ReadAsync(conversation, opened.LastSequence, 20, cancel)).Where(stored => stored.Activity.From?.Role == "bot").ToList();
            var stored = await database.ReadAsync((session, token) => book.FindAsync(session, ConversationBook.IdOf(Delivery.WebChannel, conversation), token), cancel);
            var state = ConversationState.Read(stored!.State);
            var understood = understanders.Current.Understand(line.Text, ContextOf(line.Lang));
            return new Answered(
                line.Id, string.Join(Environment.NewLine, replies.Select(reply => Words(reply.Activity))), understood.Main.GetType().Name,
                state.Topic, state.Passage is { } passage ? [passage] : [], Math.Round(took, 2));
        }

        public IReadOnlyList<string> Explain(string question, string? language) => understanders.Current.Understand(question, ContextOf(language)).Evidence;

        private Context ContextOf(string? language) => new(Languages.Code(language) ?? content.Current.Event.DefaultLanguage, [], null, null);

        private static string Words(ActivityProtocol.Activity activity)
        {
            var buttons = activity.Attachments?.Select(attachment => attachment.Content).OfType<JsonElement>()
                .Where(card => card.TryGetProperty("actions", out _))
                .SelectMany(card => card.GetProperty("actions").EnumerateArray())
                .Select(action => $"[{action.GetProperty("title").GetString()}]") ?? [];
            return string.Join(' ', new[] { activity.Text ?? activity.Summary ?? "" }.Concat(buttons));
        }
    }
}
