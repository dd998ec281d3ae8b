using System.Text.Json;
using SamenInHetVerschil.Day;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

/// <summary>Whole conversations, as people have them, against the real house: what counts is what is stored at the end.</summary>
public class ConversationsTests(SharedDay shared) : IClassFixture<SharedDay>
{
    /// <summary>Not yet: each with the reason; none at present. One that goes right again must leave this list, or the test below fails.</summary>
    private static readonly Dictionary<string, string> NotYet = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, Conversation> All = File.ReadLines(Exam.PathOf("conversations.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Conversation>(line, JsonSerializerOptions.Web)!).ToDictionary(one => one.Id, StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_conversation_leaves_what_the_person_wanted(string id)
    {
        var conversation = All[id];
        var stored = await HoldAsync(conversation);
        var wanted = Written(conversation.Stored);
        if (NotYet.TryGetValue(id, out var why))
        {
            Assert.True(stored != wanted, $"{id} goes right now: take it off the list ({why}).");
        }
        else
        {
            Assert.True(stored == wanted, $"{id} ({conversation.Note}): wanted '{wanted}', stored '{stored}'.");
        }
    }

    private async Task<string> HoldAsync(Conversation conversation)
    {
        var somebody = shared.Day.Attendee(null, conversation.Lang);
        var asksName = new RegistrationTexts(conversation.Lang).AskName;
        var clicked = new Dictionary<string, System.Text.Json.Nodes.JsonObject>(StringComparer.Ordinal);
        var seen = await somebody.Opens();
        foreach (var turn in conversation.Turns.Where(turn => turn.IfAsked is null || seen.Text.Contains(asksName, StringComparison.Ordinal)))
        {
            // Whoever clicks twice has a page on which the button still stands, whatever became of it here.
            seen = turn.Clicks is not { } button ? await somebody.Says(turn.Says!)
                : clicked.TryGetValue(button, out var again) ? await somebody.Submits((System.Text.Json.Nodes.JsonObject)again.DeepClone())
                : await FirstClick(button);
        }

        return await shared.Day.HasAsync(somebody);

        Task<Seen> FirstClick(string title)
        {
            var button = somebody.Page.Reverse().SelectMany(Seen.ButtonsOf).FirstOrDefault(button => button.Title == title);
            if (button is not null)
            {
                clicked[title] = System.Text.Json.Nodes.JsonObject.Create(button.Data)!;
            }

            return somebody.Clicks(title);
        }
    }

    private static string Written(Outcome stored) => string.Join(", ",
        stored.Registered.Select(number => (number, Text: $"{number} registered")).Concat(stored.Waiting.Select(number => (number, Text: $"{number} waiting"))).OrderBy(pair => pair.number).Select(pair => pair.Text));

    internal sealed record Conversation(string Id, string Lang, string Note, IReadOnlyList<Step> Turns, Outcome Stored);

    /// <param name="IfAsked">Only said when the bot asked for it.</param>
    internal sealed record Step(string? Says, string? Clicks, string? IfAsked);

    internal sealed record Outcome(IReadOnlyList<int> Registered, IReadOnlyList<int> Waiting);
}
