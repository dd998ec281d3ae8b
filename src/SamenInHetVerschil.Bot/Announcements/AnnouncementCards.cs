using System.Globalization;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Language;

namespace SamenInHetVerschil.Announcements;

/// <summary>What the room shows, in one language.</summary>
internal sealed class AnnouncementCards(string language, EventContent content)
{
    private const int ListedAtMost = 8;

    private readonly AnnouncementTexts texts = new(language);

    /// <summary>What a person in the audience sees.</summary>
    public Card ForPerson(Announcement announcement, bool seen)
    {
        if (announcement.State == AnnouncementState.Withdrawn)
        {
            return Build(null, [new Note(texts.WasWithdrawn)], []);
        }

        var version = announcement.Content.For(language);
        return Build(
            version.Title is { Length: > 0 } title ? title : texts.FromOrganisers,
            [
                .. version.Image is { } image ? [new Picture(image.Address, image.Alt)] : (Element[])[],
                new Prose(version.Text),
                .. seen ? [new Note(texts.SeenThanks)] : (Element[])[],
            ],
            [
                .. version.Links.Select(link => new LinkButton(link.Title, link.Address)),
                .. seen ? [] : (CardButton[])[new SubmitButton(texts.SeenButton, new ButtonData(AnnouncementVerbs.Seen, announcement.Id))],
            ]);
    }

    /// <summary>To whom a draft would go, and what one can do with it.</summary>
    /// <param name="wanted">When it must leave, as was said with it, UTC.</param>
    public Card Preview(Preview preview, DateTimeOffset? wanted = null)
    {
        var draft = preview.Draft;
        var isPlanned = draft.State == AnnouncementState.Scheduled;
        return Build(
            isPlanned ? texts.NowPlanned : texts.PreviewTitle,
            [
                new Facts([
                    (texts.ToWhom, AudienceWords.Of(draft.Audience, texts)),
                    (texts.HowMany, HowMany(preview)),
                    .. preview.WithoutDoor > 0 ? [(texts.LeftOut, texts.LeftOutWhy(texts.Count(preview.WithoutDoor)))] : ((string, string)[])[],
                    .. (wanted ?? draft.DueAt) is { } due ? [(texts.PlannedFor, Moment(due))] : ((string, string)[])[],
                ]),
                new Paragraph(texts.PreviewAsk),
            ],
            [
                wanted is { } moment ? PlanButton(draft, moment)
                    : isPlanned ? Button(texts.SendNow, AnnouncementVerbs.Send, draft)
                    : Button(texts.SendTo(texts.Count(preview.Reached + preview.WithoutDoor)), AnnouncementVerbs.Send, draft) with { Positive = true },
                Button(texts.Plan, AnnouncementVerbs.Plan, draft),
                Button(texts.ChangeText, AnnouncementVerbs.Edit, draft),
                Button(texts.ChangeAudience, AnnouncementVerbs.Audience, draft),
                isPlanned ? Button(texts.Unplan, AnnouncementVerbs.Unplan, draft) : Button(texts.ThrowAway, AnnouncementVerbs.Discard, draft),
            ]);
    }

    /// <summary>The words in fields, to write or to change them.</summary>
    public Card Write(
        Announcement? existing, Audience? audience, IReadOnlyList<string> before, string? version = null, AnnouncementText? typed = null, IReadOnlyList<AnnouncementFault>? faults = null) =>
        new WritingCards(language, texts).Write(existing, audience, before, version ?? AnnouncementContent.ForAll, typed, faults ?? []);

    /// <summary>Asks for whom a draft is.</summary>
    /// <param name="slots">Their names, as far as there are.</param>
    public Card AskAudience(Announcement draft, IReadOnlyList<string> before, IReadOnlyList<int> workshops, IReadOnlyList<string> slots)
    {
        SubmitButton To(Audience audience, string title) => new(title, new ButtonData(AnnouncementVerbs.For, VersionOf(draft), Say: AudienceWords.CodeOf(audience)));
        var byWorkshop = workshops.Select(number => To(new Audience(AudienceKind.SignedUp, [number]), number.ToString(CultureInfo.InvariantCulture)));
        return Build(
            texts.AskAudience,
            [
                .. before.Select(line => new Paragraph(line)),
                new Paragraph(texts.SignedUpFor("…")),
                .. byWorkshop.Chunk(4).Select(row => new ButtonRow([.. row])),
                .. slots.Select(slot => To(new Audience(AudienceKind.Slot, [], slot), slot)).Chunk(4).Select(row => new ButtonRow([.. row])),
            ],
            [
                To(new Audience(AudienceKind.Everyone, []), texts.Everyone), To(new Audience(AudienceKind.NobodyYet, []), texts.NobodyYet),
                Button(texts.LeaveIt, AnnouncementVerbs.Show, draft),
            ]);
    }

    /// <summary>Asks when it must leave.</summary>
    public Card AskWhen(Announcement draft, IReadOnlyList<string> before) => Build(
        texts.Plan,
        [.. before.Select(line => new Paragraph(line)), new Paragraph(texts.AskWhen), new TextInput(AnnouncementVerbs.WhenInput, texts.WhenLabel, true, texts.FillInMoment)],
        [Button(texts.Plan, AnnouncementVerbs.PlanAt, draft) with { Positive = true }, Button(texts.LeaveIt, AnnouncementVerbs.Show, draft) with { IgnoreInputs = true }]);

    /// <summary>Asks for the number of people, since there are many.</summary>
    public Card AskNumber(Announcement draft, int people, bool wasWrong) => Build(
        texts.NumberTitle,
        [
            .. wasWrong ? [new Paragraph(texts.NumberWrong)] : (Element[])[], new Paragraph(texts.NumberAsk(people)),
            new TextInput(AnnouncementVerbs.NumberInput, texts.NumberLabel, true, texts.FillInNumber, MaxLength: 9),
        ],
        [Button(texts.SendTo(texts.Count(people)), AnnouncementVerbs.Send, draft) with { Positive = true }, Button(texts.LeaveIt, AnnouncementVerbs.Show, draft) with { IgnoreInputs = true }]);

    /// <summary>The same went to the same people a moment ago.</summary>
    public Card AskSame(Announcement draft, DateTimeOffset at) => Build(
        texts.SameTitle,
        [new Paragraph(texts.SameAsk(Local(at).ToString("HH:mm", CultureInfo.InvariantCulture)))],
        [Button(texts.SendAgain, AnnouncementVerbs.SendSame, draft), Button(texts.LeaveIt, AnnouncementVerbs.Show, draft)]);

    /// <summary>How far it is; every person of the audience is in one of the numbers.</summary>
    /// <param name="revisions">Cards that still have to change, and that could not.</param>
    public Card Report(Announcement announcement, DeliveryCounts counts, (int Waiting, int Failed) revisions, DateTimeOffset now)
    {
        var state = announcement.State;
        return Build(
            state switch { AnnouncementState.Sending => texts.Busy, AnnouncementState.Stopped => texts.Halted, AnnouncementState.Withdrawn => texts.TakenBack, _ => texts.Done },
            [
                new Facts([
                    (texts.ToWhom, AudienceWords.Of(announcement.Audience, texts)),
                    (texts.Meant, texts.Count(counts.Total) + (announcement.Counted is { } counted && counted != counts.Total ? $" ({texts.CountedBefore(counted)})" : "")),
                    (texts.Arrived, Number(counts.Delivered)),
                    .. counts.Queued + counts.Sending > 0 ? [(texts.OnTheWay, Number(counts.Queued + counts.Sending))] : ((string, string)[])[],
                    .. counts.NotDelivered > 0
                        ? [(texts.LeftOut, $"{Number(counts.NotDelivered)}: " + string.Join(", ", counts.Undeliverable.OrderByDescending(one => one.Value).Select(one => $"{Number(one.Value)} {Why(one.Key)}")))]
                        : ((string, string)[])[],
                    .. counts.Uncertain > 0 ? [(texts.NotSure, Number(counts.Uncertain))] : ((string, string)[])[],
                    (texts.Seen, Number(counts.Seen)),
                ]),
                .. counts.Uncertain > 0 ? [new Note(texts.NotSureWhy)] : (Element[])[],
                .. revisions.Waiting > 0 ? [new Note(texts.StillChanging(texts.Count(revisions.Waiting)))] : (Element[])[],
                .. revisions.Failed > 0 ? [new Note(texts.NotChanged(texts.Count(revisions.Failed)))] : (Element[])[],
                new Note(Moment(now)),
            ],
            [
                .. state == AnnouncementState.Sending ? [Button(texts.Stop, AnnouncementVerbs.Stop, announcement)] : (CardButton[])[],
                .. state == AnnouncementState.Stopped ? [Button(texts.GoOn, AnnouncementVerbs.Resume, announcement)] : (CardButton[])[],
                .. state == AnnouncementState.Sent && CanBeTriedAgain(counts) ? [Button(texts.Again, AnnouncementVerbs.Again, announcement)] : (CardButton[])[],
                .. state == AnnouncementState.Sent && counts.Uncertain > 0 ? [Button(texts.AgainUncertain, AnnouncementVerbs.AgainUncertain, announcement)] : (CardButton[])[],
                .. state == AnnouncementState.Withdrawn ? [] : (CardButton[])[
                    Button(texts.Correct, AnnouncementVerbs.Edit, announcement), Button(texts.Withdraw, AnnouncementVerbs.Withdraw, announcement)],
                Button(texts.Refresh, AnnouncementVerbs.Show, announcement),
            ]);
    }

    public Card AskWithdraw(Announcement announcement) => Build(
        texts.Withdraw, [new Paragraph(texts.WithdrawAsk)],
        [Button(texts.WithdrawYes, AnnouncementVerbs.WithdrawYes, announcement), Button(texts.LeaveIt, AnnouncementVerbs.Show, announcement)]);

    /// <summary>Drafts, planned and sent ones, each with a button to open it.</summary>
    public Card List(IReadOnlyList<Announcement> announcements)
    {
        var shown = announcements.Take(ListedAtMost).ToList();
        return Build(
            texts.ListTitle,
            shown.Count == 0
                ? [new Paragraph(texts.ListEmpty)]
                :
                [
                    .. shown.SelectMany(one => (Element[])[
                        new Line(Short(one), $"{AudienceWords.Of(one.Audience, texts)} · {StateOf(one)}"), new ButtonRow([Button(texts.Refresh, AnnouncementVerbs.Show, one)])]),
                ],
            [new SubmitButton(texts.NewMessage, new ButtonData(AnnouncementVerbs.New))]);
    }

    /// <summary>A few sentences, with a way on.</summary>
    public Card Say(string? title, IReadOnlyList<string> lines, params IReadOnlyList<CardButton> buttons) =>
        Build(title, [.. lines.Select(line => new Paragraph(line))], buttons);

    public CardButton ListButton() => new SubmitButton(texts.AllMessages, new ButtonData(AnnouncementVerbs.List)) { IgnoreInputs = true };

    public CardButton ShowButton(Announcement announcement) => Button(texts.Refresh, AnnouncementVerbs.Show, announcement);

    /// <summary>A moment in Brussels, with its day: "woensdag 4 november 2026 14:30".</summary>
    public string Moment(DateTimeOffset moment) => Local(moment).ToString("dddd d MMMM yyyy HH:mm", Languages.Culture(language));

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, content.Event.TimeZone);

    private string HowMany(Preview preview)
    {
        var doors = preview.ByDoor.OrderByDescending(door => door.Value)
            .Select(door => $"{Number(door.Value)} {(door.Key == Delivery.WebChannel ? texts.OnWeb : texts.InTeams)}").ToList();
        return doors.Count == 0 ? texts.Count(preview.Reached) : $"{texts.Count(preview.Reached)} ({string.Join(", ", doors)})";
    }

    private string StateOf(Announcement one) => one.State switch
    {
        AnnouncementState.Scheduled => texts.IsPlanned(Moment(one.DueAt!.Value)),
        AnnouncementState.Sending => texts.IsSending,
        AnnouncementState.Stopped => texts.IsStopped,
        AnnouncementState.Sent => texts.IsSent(Moment(one.StartedAt!.Value)),
        AnnouncementState.Withdrawn => texts.IsWithdrawn,
        _ => texts.IsDraft,
    };

    private string Short(Announcement one)
    {
        var words = one.Content.For(language);
        var line = words.Title is { Length: > 0 } title ? title : Markdown.Plain(words.Text).ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..59] + "…";
    }

    private string Why(UndeliverableReason reason) => reason switch
    {
        UndeliverableReason.NoAddress => texts.NoAddress,
        UndeliverableReason.Blocked => texts.Blocked,
        UndeliverableReason.NotInstalled => texts.NotInstalled,
        UndeliverableReason.Policy => texts.Policy,
        UndeliverableReason.TooBig => texts.TooBig,
        UndeliverableReason.NoConnection => texts.NoConnection,
        UndeliverableReason.Withdrawn => texts.Withdrawn,
        _ => texts.Refused,
    };

    private static bool CanBeTriedAgain(DeliveryCounts counts) => counts.Undeliverable.Any(one => one.Key != UndeliverableReason.NoAddress && one.Value > 0);

    private SubmitButton PlanButton(Announcement draft, DateTimeOffset moment) =>
        new(texts.PlanFor(Moment(moment)), new ButtonData(AnnouncementVerbs.PlanAt, VersionOf(draft), Say: moment.ToString("O", CultureInfo.InvariantCulture)), Positive: true);

    private static SubmitButton Button(string title, string verb, Announcement announcement) => new(title, new ButtonData(verb, VersionOf(announcement)));

    private static string VersionOf(Announcement announcement) => new AnnouncementVersion(announcement.Id, announcement.Version).ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Card Build(string? title, IReadOnlyList<Element> body, IReadOnlyList<CardButton> buttons)
    {
        IReadOnlyList<Element> all = [.. title is null ? [] : (Element[])[new Heading(title)], .. body];
        return new Card(language, Fallback.Of(all), all, buttons);
    }
}
