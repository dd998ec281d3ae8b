using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SamenInHetVerschil.ActivityProtocol;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Registrations;

/// <summary>The registrations room over a real store, with the corridor's own inbox, proposals and delivery. Wishes are given, not understood.</summary>
internal sealed class RegistrationDay : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2030, 4, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("registrations-").FullName;
    private readonly TestStore store;
    private readonly ServiceProvider services;

    public RegistrationDay(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Registration:" + setting.Key, (string?)setting.Value))).Build();
        store = TestStore.Create(folder);
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IHostEnvironment>(new Here(folder))
            .AddSingleton(Options.Create(store.Options))
            .AddSingleton(Options.Create(new ContentOptions { Folder = InventedEvent.WriteTo(folder) }))
            .AddStorage().AddSingleton<ContentStore>().AddSingleton<PeopleDesk>()
            .AddSingleton<Inbox>().AddSingleton<ConversationBook>().AddSingleton<ConversationNews>().AddSingleton<Transcript>()
            .AddSingleton<OutboxSignal>().AddSingleton<Outbox>().AddSingleton<Proposals>().AddSingleton<Delivery>()
            .AddRegistrations(configuration)
            .BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Clock { get; } = new(Start);

    public Database Database => Get<Database>();

    public RegistrationDesk Desk => Get<RegistrationDesk>();

    public RegistrationOptions Settings => Get<IOptions<RegistrationOptions>>().Value;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public Attendee Attendee(string id, string? name = null, string language = "nl") => new(this, id, name, language);

    public Task StartAsync() => services.GetServices<IHostedService>().OfType<RegistrationWorker>().Single().StartAsync(CancellationToken.None);

    public Task<Applied> ApplyAsync(string person, int[] signUps, int[]? cancels = null, bool onlyIfPlace = false) => Database.WriteAsync(
        (session, cancel) => Desk.ApplyAsync(session, new RegistrationRequest(person, signUps, cancels ?? [], onlyIfPlace), new Cause(person, "test", null, Clock.GetUtcNow()), cancel),
        CancellationToken.None);

    /// <summary>"1 registered, 2 waiting at 3", by workshop.</summary>
    public async Task<string> HasAsync(string person)
    {
        var mine = await Database.ReadAsync((session, cancel) => Desk.MineAsync(session, person, cancel), CancellationToken.None);
        return string.Join(", ", mine.Select(one => $"{one.Workshop} {Stored.Written(one.State)}" + (one.Position is { } position ? $" at {position}" : "")));
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql) => Database.ReadAsync((session, cancel) => session.QueryAsync<T>(sql, null, cancel), CancellationToken.None);

    public Task<IReadOnlyList<string>> CheckLogAsync() => Database.ReadAsync(Get<RegistrationLog>().CheckAsync, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Here(string folder) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Tests";

        public string ContentRootPath { get; set; } = folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

/// <summary>Somebody in a web conversation with the bot.</summary>
internal sealed class Attendee(RegistrationDay day, string id, string? name, string language)
{
    private static int keys;

    public string Id => Person.IdOf(Delivery.WebChannel, id);

    public bool InPublic { get; init; }

    /// <summary>What the conversation remembers.</summary>
    public ConversationState State { get; private set; } = new();

    /// <summary>Types something that understanding would take for this wish.</summary>
    public Task<Reply?> Says(Wish wish, string text = "…", double confidence = 1) =>
        TurnAsync(TurnKind.Message, text, new Understood([wish], language, false, confidence, []), null, null);

    /// <summary>Clicks the button with this title on the card, with what was filled in.</summary>
    public Task<Reply?> Clicks(Reply? reply, string title, params (string Id, string Value)[] filledIn) => Clicks(
        reply!.Messages.SelectMany(message => Buttons(message.Card!)).OfType<SubmitButton>().Single(button => button.Title == title).Data, filledIn);

    public Task<Reply?> Clicks(ButtonData data, params (string Id, string Value)[] filledIn)
    {
        var value = data.ToJson();
        foreach (var (input, typed) in filledIn)
        {
            value[input] = typed;
        }

        return TurnAsync(TurnKind.Click, "", Understood.Nothing(language), data, JsonSerializer.SerializeToElement(value));
    }

    /// <summary>The cards and texts that stand in the conversation now, oldest first, in words.</summary>
    public async Task<IReadOnlyList<string>> SeesAsync() =>
        [.. (await StoredAsync()).Select(stored => stored.Activity).Select(activity => activity.Text ?? activity.Summary ?? "")];

    public async Task<IReadOnlyList<StoredCard>> CardsAsync() =>
        [.. (await StoredAsync()).Select(stored => stored.Activity.Attachments is [{ Content: { } card }, ..] ? new StoredCard(stored.Activity.Id!, card.GetRawText()) : null).OfType<StoredCard>()];

    public static IEnumerable<CardButton> Buttons(Card card) => card.Buttons.Concat(card.Body.OfType<ButtonRow>().SelectMany(row => row.Buttons));

    private async Task<IReadOnlyList<(string Id, Activity Activity)>> StoredAsync() =>
        [.. (await day.QueryAsync<string>($"select activity from transcript where conversation_id = 'directline:{id}' order by activity_id"))
            .Select(json => JsonSerializer.Deserialize<Activity>(json, ActivityJson.Options)!).Select(activity => (activity.Id!, activity))];

    private async Task<Reply?> TurnAsync(TurnKind kind, string text, Understood understood, ButtonData? button, JsonElement? value)
    {
        day.Clock.Advance(TimeSpan.FromSeconds(1));
        var now = day.Clock.GetUtcNow();
        return await day.Database.WriteAsync(
            async (session, cancel) =>
            {
                var reference = new ConversationReference { ConversationType = InPublic ? "groupChat" : "personal", User = new ChannelAccount { Id = id, Name = name } };
                var (conversation, _) = await day.Get<ConversationBook>().OpenAsync(session, Delivery.WebChannel, id, Id, reference, now, cancel);
                var key = Interlocked.Increment(ref keys).ToString();
                var (ordinal, activity, _) = await day.Get<Inbox>().AcceptAsync(session, conversation.Id, key, new Activity { Type = ActivityTypes.Message, Id = key, Text = text }, now, cancel);
                var person = await day.Get<PeopleDesk>().MeetAsync(session, Id, name, InPublic ? null : conversation.Id, now, cancel);
                await day.Get<PeopleDesk>().SpeaksAsync(session, Id, language, cancel);
                var turn = new Turn
                {
                    Ordinal = ordinal, ConversationId = conversation.Id, Person = person, Kind = kind, Text = text, Language = language, State = State.At(now),
                    Understood = understood, Button = button, Value = value, IsPublic = InPublic, Now = now, Session = session,
                };
                var reply = await day.Get<RegistrationTurns>().AnswerAsync(turn, cancel);
                var row = new InboxRow(ordinal, activity, "", 0);
                await day.Get<Delivery>().DeliverAsync(session, conversation, row, turn, reply, now, cancel);
                State = reply?.State ?? turn.State;
                Assert.True(await day.Get<Inbox>().FinishAsync(session, ordinal, null, now, cancel));
                return reply;
            },
            CancellationToken.None);
    }
}

internal sealed record StoredCard(string Id, string Json);

/// <summary>Wishes, shorter.</summary>
internal static class Wishes
{
    public static Wish SignUp(params int[] workshops) => new Wish.SignUp(workshops, [], false, false, []);

    public static Wish Cancel(params int[] workshops) => new Wish.Cancel(workshops, false);

    public static Wish Change(int? from, int? to) => new Wish.Change(from is { } a ? [a] : [], to is { } b ? [b] : []);

    public static Wish Yes => new Wish.Yes();

    public static Wish No => new Wish.No();

    public static Wish Unclear => new Wish.Unclear();
}
