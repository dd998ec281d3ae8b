using System.Collections.Concurrent;
using SamenInHetVerschil.ActivityProtocol.DirectLine;

namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>A house in memory: echoes, answers, forgets nothing. Outlives a porch, as the real store does.</summary>
internal sealed class FakeHouse : IDirectLineConversations, IActivityReceiver
{
    private readonly ConcurrentDictionary<string, Room> rooms = new(StringComparer.Ordinal);

    public ConcurrentQueue<Activity> Received { get; } = new();

    public ConcurrentQueue<(DirectLineUser User, Activity Activity)> Posted { get; } = new();

    public Func<Activity, InvokeAnswer> OnInvoke { get; set; } = _ => new InvokeAnswer(501, null);

    public Action<Activity> OnTurn { get; set; } = _ => { };

    public Action OnRead { get; set; } = () => { };

    public Task ReceiveAsync(Activity activity, CancellationToken cancel)
    {
        OnTurn(activity);
        Received.Enqueue(activity);
        return Task.CompletedTask;
    }

    public Task<InvokeAnswer> InvokeAsync(Activity activity, CancellationToken cancel) => Task.FromResult(OnInvoke(activity));

    public Task<DirectLineConversation> OpenAsync(string conversationId, DirectLineUser user, string? locale, CancellationToken cancel)
    {
        var created = false;
        var room = rooms.GetOrAdd(conversationId, _ =>
        {
            created = true;
            return new Room(user, locale);
        });
        return Task.FromResult(new DirectLineConversation(conversationId, room.User, created, room.Last));
    }

    public Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancel) => Task.FromResult(
        rooms.TryGetValue(conversationId, out var room) ? new DirectLineConversation(conversationId, room.User, Created: false, room.Last) : null);

    public Task<string> PostAsync(string conversationId, DirectLineUser user, Activity activity, CancellationToken cancel)
    {
        OnTurn(activity);
        Posted.Enqueue((user, activity));
        var id = Push(conversationId, activity);
        Push(conversationId, new Activity { Type = ActivityTypes.Message, Text = $"You said: {activity.Text}", From = new ChannelAccount { Id = "bot", Role = "bot" }, ReplyToId = id });
        return Task.FromResult(id);
    }

    public Task<IReadOnlyList<StoredActivity>> ReadAsync(string conversationId, long after, int most, CancellationToken cancel)
    {
        OnRead();
        return Task.FromResult(rooms[conversationId].Read(after, most));
    }

    public Task WaitForNewsAsync(string conversationId, long after, CancellationToken cancel) => rooms[conversationId].WaitAsync(after, cancel);

    public string? LocaleOf(string conversationId) => rooms[conversationId].Locale;

    /// <summary>What the bot, or anybody, puts into the conversation. Returns its id.</summary>
    public string Push(string conversationId, Activity activity) => rooms[conversationId].Add(conversationId, activity);

    public string PushText(string conversationId, string text) =>
        Push(conversationId, new Activity { Type = ActivityTypes.Message, Text = text, From = new ChannelAccount { Id = "bot", Role = "bot" } });

    private sealed class Room(DirectLineUser user, string? locale)
    {
        private readonly List<StoredActivity> stored = [];
        private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DirectLineUser User => user;

        public string? Locale => locale;

        public long Last
        {
            get
            {
                lock (stored)
                {
                    return stored.Count;
                }
            }
        }

        public string Add(string conversationId, Activity activity)
        {
            TaskCompletionSource told;
            string id;
            lock (stored)
            {
                var sequence = stored.Count + 1;
                id = $"{conversationId}|{sequence:D7}";
                stored.Add(new StoredActivity(sequence, activity with
                {
                    Id = id,
                    ChannelId = "directline",
                    Conversation = new ConversationAccount { Id = conversationId },
                    Timestamp = DateTimeOffset.UnixEpoch.AddSeconds(sequence),
                }));
                told = news;
                news = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            told.SetResult();
            return id;
        }

        public IReadOnlyList<StoredActivity> Read(long after, int most)
        {
            lock (stored)
            {
                return [.. stored.Where(one => one.Sequence > after).Take(most)];
            }
        }

        public Task WaitAsync(long after, CancellationToken cancel)
        {
            lock (stored)
            {
                return stored.Count > after ? Task.CompletedTask : news.Task.WaitAsync(cancel);
            }
        }
    }
}
