using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>Writing and changing the words of an announcement, and looking at it before it leaves.</summary>
internal sealed class DraftTurns(AnnouncementDesk desk, AnnouncingUnderstander understander, Proposals proposals, ContentStore content)
{
    /// <summary>What was said in words becomes a draft that is shown: "bericht voor de mensen van 3: breng een laptop mee".</summary>
    public async Task<Reply> DraftAsync(Turn turn, OrganiserWish.Announce wish, CancellationToken cancel)
    {
        var texts = new AnnouncementTexts(turn.Language);
        var said = understander.ToWhom(wish.Head, await desk.SlotsAsync(turn.Session, cancel));
        var audience = AudienceOf(said);
        if (string.IsNullOrWhiteSpace(wish.Message))
        {
            return new Reply(Cards(turn).Write(null, audience, [.. NoSuch(texts, said), texts.AskText])) { Outcome = "text asked" };
        }

        var outcome = await desk.DraftAsync(
            turn.Session, turn.Person.Id, turn.ConversationId, new AnnouncementText(null, wish.Message, [], null), audience ?? new Audience(AudienceKind.Everyone, []), turn.Now, cancel);
        // Nobody was named clearly: that is no reason to write to everybody.
        return outcome is DraftOutcome.Drafted drafted
            ? audience is null || said.Unknown.Count > 0 ? await AskAudienceAsync(turn, drafted.Preview.Draft, NoSuch(texts, said), cancel)
                : await ShowAsync(turn, drafted.Preview, cancel, understander.When(wish.Head, turn.Now))
            : await AfterAsync(turn, outcome, null, audience ?? new Audience(AudienceKind.Everyone, []), cancel);
    }

    /// <summary>Asks for whom a draft is; a yes is not enough before that is known.</summary>
    public async Task<Reply> AskAudienceAsync(Turn turn, Announcement draft, IReadOnlyList<string> before, CancellationToken cancel)
    {
        var proposal = await proposals.MakeAsync(turn.Session, turn, new AnnouncementProposal(draft.Id, draft.Version, turn.Ordinal, AsksAudience: true), cancel);
        return new Reply(new Message(null, Cards(turn).AskAudience(draft, before, content.Current.Numbers, await desk.SlotsAsync(turn.Session, cancel)), proposal))
        {
            State = turn.State with { Proposal = proposal, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "audience asked",
        };
    }

    /// <summary>To others, in words.</summary>
    public async Task<Reply> ToAsync(Turn turn, Announcement draft, AnnouncingWish.To to, CancellationToken cancel)
    {
        var said = to.Audience;
        if (said.Who == SaidWho.Nothing && said.Language is null)
        {
            return await AskAudienceAsync(turn, draft, NoSuch(new AnnouncementTexts(turn.Language), said), cancel);
        }

        var audience = AudienceOf(said) ?? draft.Audience with { Language = said.Language };
        return await ChangeAsync(turn, draft, null, to.Also && audience.Kind == draft.Audience.Kind
            ? audience with { Workshops = [.. draft.Audience.Workshops.Union(audience.Workshops).Order()], Language = said.Language ?? draft.Audience.Language } : audience, cancel);
    }

    /// <summary>The same for who reads another language.</summary>
    public async Task<Reply> VersionAsync(Turn turn, Announcement draft, AnnouncementText text, string language, CancellationToken cancel) => await AfterAsync(
        turn, await desk.ChangeAsync(turn.Session, turn.Person.Id, new AnnouncementVersion(draft.Id, draft.Version), text, language, null, cancel), draft, draft.Audience, cancel);

    /// <summary>The preview once more, with something said before it.</summary>
    public async Task<Reply> ShowAgainAsync(Turn turn, Announcement draft, IReadOnlyList<string> before, CancellationToken cancel)
    {
        var shown = await ShowAsync(turn, await desk.PreviewAsync(turn.Session, draft, cancel), cancel);
        return shown with { Messages = [.. before.Select(line => (Message)line), .. shown.Messages] };
    }

    /// <summary>The words in fields.</summary>
    /// <param name="language">Of the version; null: the one that this organiser sees.</param>
    public Reply Write(Turn turn, Announcement? existing, IReadOnlyList<string> before, string? language = null) =>
        new(Cards(turn).Write(existing, null, before, LanguageOf(turn, existing, language))) { Outcome = "writing" };

    /// <summary>What was filled in for a new message.</summary>
    public async Task<Reply> KeepAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var audience = AudienceWords.Read(button.Say) ?? new Audience(AudienceKind.Everyone, []);
        var text = Filled(turn);
        return await AfterAsync(
            turn, await desk.DraftAsync(turn.Session, turn.Person.Id, turn.ConversationId, text, audience, turn.Now, cancel), null, audience, cancel, text);
    }

    /// <summary>What was filled in for one that exists: a draft changes, what was sent is corrected.</summary>
    public async Task<Reply> RewriteAsync(Turn turn, Announcement existing, string? say, CancellationToken cancel)
    {
        var language = LanguageOf(turn, existing, say);
        var text = Filled(turn);
        var outcome = existing.State is AnnouncementState.Draft or AnnouncementState.Scheduled
            ? await desk.ChangeAsync(turn.Session, turn.Person.Id, new AnnouncementVersion(existing.Id, existing.Version), text, language, null, cancel)
            : await desk.CorrectAsync(turn.Session, turn.Person.Id, existing, text, language, turn.Now, cancel);
        return await AfterAsync(turn, outcome, existing, existing.Audience, cancel, text, language);
    }

    /// <summary>Other words or another audience for a draft.</summary>
    public async Task<Reply> ChangeAsync(Turn turn, Announcement draft, AnnouncementText? text, Audience? audience, CancellationToken cancel)
    {
        var language = draft.Content.Versions.ContainsKey(turn.Language) ? turn.Language : AnnouncementContent.ForAll;
        var outcome = await desk.ChangeAsync(turn.Session, turn.Person.Id, new AnnouncementVersion(draft.Id, draft.Version), text, language, audience, cancel);
        return await AfterAsync(turn, outcome, draft, audience ?? draft.Audience, cancel);
    }

    /// <summary>The exact card as people will see it, then to whom it would go; a clear yes sends it.</summary>
    /// <param name="due">A moment that was named with it: then yes plans it, UTC.</param>
    public async Task<Reply> ShowAsync(Turn turn, Preview preview, CancellationToken cancel, DateTimeOffset? due = null)
    {
        var draft = preview.Draft;
        var proposal = await proposals.MakeAsync(turn.Session, turn, new AnnouncementProposal(draft.Id, draft.Version, turn.Ordinal, due), cancel);
        var samples = draft.Content.Versions.Keys.Select(language => language.Length > 0 ? language : turn.Language).Distinct(StringComparer.Ordinal)
            .Select(language => (Message)new AnnouncementCards(language, content.Current).ForPerson(draft, seen: false));
        return new Reply([.. samples, new Message(null, Cards(turn).Preview(preview, due), proposal)])
        {
            State = turn.State with { Proposal = proposal, Awaits = Awaited.Confirmation, Touched = turn.Now }, Outcome = "preview",
        };
    }

    private async Task<Reply> AfterAsync(
        Turn turn, DraftOutcome outcome, Announcement? existing, Audience audience, CancellationToken cancel, AnnouncementText? typed = null, string? language = null)
    {
        var cards = Cards(turn);
        var texts = new AnnouncementTexts(turn.Language);
        return outcome switch
        {
            DraftOutcome.Drafted drafted => await ShowAsync(turn, drafted.Preview, cancel),
            DraftOutcome.Corrected corrected => new Reply(cards.Say(null, [texts.Corrected], cards.ShowButton(corrected.Announcement))) { Outcome = "corrected" },
            DraftOutcome.Faulty faulty => new Reply(cards.Write(existing, audience, [texts.NotYet + "."], language, typed, faulty.Faults)) { Outcome = "faults" },
            DraftOutcome.NotAllowed => new Reply(texts.OnlyOrganisers) { Outcome = "refused" },
            _ => new Reply(cards.Say(null, [texts.GoneChanged], cards.ListButton())) { Outcome = "gone" },
        };
    }

    private static AnnouncementText Filled(Turn turn)
    {
        string? Field(string id) => ButtonData.Typed(turn.Value, id)?.Trim() is { Length: > 0 } typed ? typed : null;
        var links = Enumerable.Range(1, AnnouncementText.MostLinks)
            .Select(number => (Title: Field(AnnouncementVerbs.LinkTitleInput(number)), Address: Field(AnnouncementVerbs.LinkInput(number))))
            .Where(link => link.Title is not null || link.Address is not null).Select(link => new AnnouncementLink(link.Title ?? "", link.Address ?? "")).ToList();
        var (image, alt) = (Field(AnnouncementVerbs.ImageInput), Field(AnnouncementVerbs.AltInput));
        return new AnnouncementText(
            Field(AnnouncementVerbs.TitleInput), Field(AnnouncementVerbs.TextInput) ?? "", links, image is null && alt is null ? null : new AnnouncementImage(image ?? "", alt ?? ""));
    }

    private static string LanguageOf(Turn turn, Announcement? existing, string? chosen) =>
        chosen is "nl" or "en" or "fr" ? chosen : existing?.Content.Versions.ContainsKey(turn.Language) == true ? turn.Language : AnnouncementContent.ForAll;

    /// <summary>Null when nobody was named.</summary>
    private static Audience? AudienceOf(SaidAudience said) => said.Who switch
    {
        SaidWho.SignedUp => new Audience(AudienceKind.SignedUp, said.Workshops, null, said.Language),
        SaidWho.Waiting => new Audience(AudienceKind.Waiting, said.Workshops, null, said.Language),
        SaidWho.Slot => new Audience(AudienceKind.Slot, [], said.Slot, said.Language),
        SaidWho.NobodyYet => new Audience(AudienceKind.NobodyYet, [], null, said.Language),
        SaidWho.Everyone => new Audience(AudienceKind.Everyone, [], null, said.Language),
        _ => null,
    };

    private static IReadOnlyList<string> NoSuch(AnnouncementTexts texts, SaidAudience said) => said.Unknown.Count > 0 ? [texts.NoSuchWorkshop(said.Unknown[0])] : [];

    private AnnouncementCards Cards(Turn turn) => new(turn.Language, content.Current);
}

/// <summary>The draft that a conversation can send by saying yes.</summary>
/// <param name="ShownBy">Ordinal of the turn that showed it.</param>
/// <param name="Due">When a yes lets it leave, UTC; null: at once.</param>
/// <param name="AsksAudience">It is not known for whom: a yes does not send it.</param>
/// <param name="Room">Tells our proposals from those of other rooms.</param>
internal sealed record AnnouncementProposal(string Id, int Version, long ShownBy, DateTimeOffset? Due = null, bool AsksAudience = false, string? Room = AnnouncementProposal.OurRoom)
{
    public const string OurRoom = "announcements";

    /// <summary>The version that was shown.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public AnnouncementVersion Seen => new(Id, Version);

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOurs => Room == OurRoom && Id is not null;
}
