using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Announcements;

/// <summary>Writing and changing the words of an announcement, and looking at it before it leaves.</summary>
internal sealed class DraftTurns(AnnouncementDesk desk, Proposals proposals, ContentStore content)
{
    /// <summary>What was said in words becomes a draft that is shown: "bericht voor de mensen van 3: breng een laptop mee".</summary>
    public async Task<Reply> DraftAsync(Turn turn, Audience audience, string? text, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(text)
            ? new Reply(Cards(turn).Write(null, audience, [new AnnouncementTexts(turn.Language).AskText])) { Outcome = "text asked" }
            : await AfterAsync(
                turn, await desk.DraftAsync(turn.Session, turn.Person.Id, turn.ConversationId, new AnnouncementText(null, text.Trim(), [], null), audience, turn.Now, cancel),
                null, audience, cancel);

    /// <summary>The words in fields.</summary>
    public Reply Write(Turn turn, Announcement? existing) => new(Cards(turn).Write(existing, null, [])) { Outcome = "writing" };

    /// <summary>What was filled in for a new message.</summary>
    public async Task<Reply> KeepAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var audience = AudienceWords.Read(button.Say) ?? new Audience(AudienceKind.Everyone, []);
        return await AfterAsync(
            turn, await desk.DraftAsync(turn.Session, turn.Person.Id, turn.ConversationId, Filled(turn, null), audience, turn.Now, cancel), null, audience, cancel);
    }

    /// <summary>What was filled in for one that exists: a draft changes, what was sent is corrected.</summary>
    public async Task<Reply> RewriteAsync(Turn turn, Announcement existing, CancellationToken cancel)
    {
        var language = existing.Content.Versions.ContainsKey(turn.Language) ? turn.Language : AnnouncementContent.ForAll;
        var text = Filled(turn, existing.Content.For(turn.Language));
        return existing.State is AnnouncementState.Draft or AnnouncementState.Scheduled
            ? await ChangeAsync(turn, existing, text, null, cancel)
            : await AfterAsync(turn, await desk.CorrectAsync(turn.Session, turn.Person.Id, existing, text, language, turn.Now, cancel), existing, existing.Audience, cancel);
    }

    /// <summary>Other words or another audience for a draft.</summary>
    public async Task<Reply> ChangeAsync(Turn turn, Announcement draft, AnnouncementText? text, Audience? audience, CancellationToken cancel)
    {
        var language = draft.Content.Versions.ContainsKey(turn.Language) ? turn.Language : AnnouncementContent.ForAll;
        var outcome = await desk.ChangeAsync(turn.Session, turn.Person.Id, new AnnouncementVersion(draft.Id, draft.Version), text, language, audience, cancel);
        return await AfterAsync(turn, outcome, draft, audience ?? draft.Audience, cancel);
    }

    /// <summary>The exact card as people will see it, then to whom it would go; a clear yes sends it.</summary>
    public async Task<Reply> ShowAsync(Turn turn, Preview preview, CancellationToken cancel)
    {
        var draft = preview.Draft;
        var proposal = await proposals.MakeAsync(turn.Session, turn, new AnnouncementProposal(draft.Id, draft.Version), cancel);
        var cards = Cards(turn);
        var samples = draft.Content.Versions.Keys.Select(language => language.Length > 0 ? language : turn.Language).Distinct(StringComparer.Ordinal)
            .Select(language => (Message)new AnnouncementCards(language, content.Current).ForPerson(draft, seen: false));
        return new Reply([.. samples, new Message(null, cards.Preview(preview), proposal)])
        {
            State = turn.State with { Proposal = proposal, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "preview",
        };
    }

    private async Task<Reply> AfterAsync(Turn turn, DraftOutcome outcome, Announcement? existing, Audience audience, CancellationToken cancel)
    {
        var cards = Cards(turn);
        var texts = new AnnouncementTexts(turn.Language);
        return outcome switch
        {
            DraftOutcome.Drafted drafted => await ShowAsync(turn, drafted.Preview, cancel),
            DraftOutcome.Corrected corrected => new Reply(cards.Say(null, [texts.Corrected], cards.ShowButton(corrected.Announcement))) { Outcome = "corrected" },
            DraftOutcome.Faulty faulty => new Reply(cards.Write(existing, audience, [texts.NotYet + ".", .. cards.Faults(faulty.Faults)])) { Outcome = "faults" },
            DraftOutcome.NotAllowed => new Reply(texts.OnlyOrganisers) { Outcome = "refused" },
            _ => new Reply(cards.Say(null, [texts.GoneChanged], cards.ListButton())) { Outcome = "gone" },
        };
    }

    private static AnnouncementText Filled(Turn turn, AnnouncementText? before)
    {
        string? Field(string id) => ButtonData.Input(turn.Value, id)?.Trim() is { Length: > 0 } typed ? typed : null;
        var (linkTitle, link) = (Field(AnnouncementVerbs.LinkTitleInput), Field(AnnouncementVerbs.LinkInput));
        // The form shows the first link; others, made in another way, stay.
        IReadOnlyList<AnnouncementLink> links =
        [
            .. linkTitle is null && link is null ? [] : (AnnouncementLink[])[new AnnouncementLink(linkTitle ?? "", link ?? "")], .. before?.Links.Skip(1) ?? [],
        ];
        return new AnnouncementText(Field(AnnouncementVerbs.TitleInput), Field(AnnouncementVerbs.TextInput) ?? "", links, before?.Image);
    }

    private AnnouncementCards Cards(Turn turn) => new(turn.Language, content.Current);
}

/// <summary>The draft that a conversation can send by saying yes.</summary>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record AnnouncementProposal(string Id, int Version, string? Room = AnnouncementProposal.OurRoom)
{
    public const string OurRoom = "announcements";

    public bool IsOurs => Room == OurRoom && Id is not null;
}
