using System.Collections.Concurrent;
using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Conversations;

public sealed class OrderTests
{
    [Fact]
    public async Task Messages_that_arrive_together_are_answered_one_at_a_time_in_the_order_in_which_they_stand()
    {
        var ran = new ConcurrentQueue<(string Conversation, long Ordinal)>();
        var inside = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var together = 0;
        await using var day = await ConferenceDay.OpenAsync(new DayPlan
        {
            FirstRoom = new OddRoom(async (turn, _) =>
            {
                together = Math.Max(together, inside.AddOrUpdate(turn.ConversationId, 1, (_, count) => count + 1));
                await Task.Yield();
                ran.Enqueue((turn.ConversationId, turn.Ordinal));
                inside.AddOrUpdate(turn.ConversationId, 0, (_, count) => count - 1);
                return turn.Kind == TurnKind.Message ? new Reply($"heard {turn.Text}") : null;
            }),
        });
        var people = new[] { day.Attendee("Els"), day.Attendee("Jan"), day.Attendee("Mia") };
        foreach (var person in people)
        {
            await person.Opens();
        }

        await Task.WhenAll(people.SelectMany(person => Enumerable.Range(0, 30).Select(n => person.PostsOnly(person.Message($"{n}")))));

        Assert.Equal(1, together);
        Assert.All(ran.GroupBy(turn => turn.Conversation), turns => Assert.Equal(turns.Select(turn => turn.Ordinal).Order(), turns.Select(turn => turn.Ordinal)));
        foreach (var person in people)
        {
            var seen = await person.Reads();
            var asked = seen.All.Where(activity => activity.From!.Role == "user").ToList();
            Assert.Equal(30, asked.Count);
            Assert.Equal(asked.Select(activity => (activity.Id!, $"heard {activity.Text}")), seen.Replies.Select(reply => (reply.ReplyToId!, reply.Text!)));
            Assert.All(seen.All.Zip(seen.All.Skip(1)), pair => Assert.True(pair.First.Timestamp < pair.Second.Timestamp));
        }

        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task Somebody_who_keeps_the_bot_busy_keeps_nobody_else_waiting_for_an_answer()
    {
        await using var day = await ConferenceDay.OpenAsync();
        var (busy, other) = (day.Attendee("Bart"), day.Attendee("Els"));
        await busy.Opens();
        await other.Opens();
        var storm = Enumerable.Range(0, 40).Select(n => busy.PostsOnly(busy.Message($"vraag {n} over workshop 2"))).ToList();
        var seen = await other.Says("welke workshops zijn er?");
        var stillWaiting = storm.Count(post => !post.IsCompleted);
        Assert.Single(seen.Replies);
        await Task.WhenAll(storm);
        Assert.True(stillWaiting > 0, "The other was only answered after the whole storm.");
    }
}
