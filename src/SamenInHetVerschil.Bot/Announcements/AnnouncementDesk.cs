using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Announcements;

/// <summary>
/// The rules of announcements, each method in the caller's transaction. Only organisers get anything done. Whoever acts on an announcement says which
/// version they saw: a draft that changed meanwhile is never sent by an old button.
/// </summary>
internal sealed class AnnouncementDesk(
    AnnouncementBook book, DeliveryBook deliveries, AudienceDesk audiences, IOptions<OrganiserOptions> organisers, IOptions<AnnouncementOptions> options,
    DaySettingsBook settings, ContentStore content, AnnouncementSignal signal)
{
    /// <summary>Who starts what was planned, in the log.</summary>
    public const string Schedule = "schedule";

    public bool MayAct(string personId) => organisers.Value.Holds(personId);

    /// <summary>Keeps a new draft.</summary>
    public async Task<DraftOutcome> DraftAsync(
        DatabaseSession session, string personId, string conversationId, AnnouncementText text, Audience audience, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayAct(personId))
        {
            return new DraftOutcome.NotAllowed();
        }

        if (text.Faults() is { Count: > 0 } faults)
        {
            return new DraftOutcome.Faulty(faults);
        }

        var draft = new Announcement(
            "a_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9)), personId, conversationId, AnnouncementState.Draft, 1, AnnouncementContent.Of(text), audience,
            null, null, null, null, null);
        await book.AddAsync(session, draft, now, cancel);
        return new DraftOutcome.Drafted(await PreviewAsync(session, draft, cancel));
    }

    /// <summary>Other words (for one language, or for all) or another audience for a draft or a planned announcement; it must be looked at again.</summary>
    public async Task<DraftOutcome> ChangeAsync(
        DatabaseSession session, string personId, AnnouncementVersion seen, AnnouncementText? text, string? language, Audience? audience, CancellationToken cancel)
    {
        if (!MayAct(personId))
        {
            return new DraftOutcome.NotAllowed();
        }

        if (text?.Faults() is { Count: > 0 } faults)
        {
            return new DraftOutcome.Faulty(faults);
        }

        if (await FindAsync(session, seen, cancel) is not { State: AnnouncementState.Draft or AnnouncementState.Scheduled } draft)
        {
            return new DraftOutcome.Gone(await book.FindAsync(session, seen.Id, cancel));
        }

        var words = text is null ? draft.Content : draft.Content.With(language ?? AnnouncementContent.ForAll, text);
        return await book.ChangeAsync(session, draft, words, audience ?? draft.Audience, cancel)
            ? new DraftOutcome.Drafted(await PreviewAsync(session, (await book.FindAsync(session, draft.Id, cancel))!, cancel))
            : new DraftOutcome.Gone(draft);
    }

    /// <summary>What would happen if it were sent now; keeps the count.</summary>
    public async Task<Preview> PreviewAsync(DatabaseSession session, Announcement draft, CancellationToken cancel)
    {
        var recipients = await ResolveAsync(session, draft.Audience, cancel);
        await book.CountedAsync(session, draft.Id, recipients.Count, cancel);
        return new Preview(
            draft with { Counted = recipients.Count },
            recipients.Where(one => one.Door != Recipient.NoDoor).GroupBy(one => one.Door, StringComparer.Ordinal).ToDictionary(door => door.Key, door => door.Count(), StringComparer.Ordinal),
            recipients.Count(one => one.Door == Recipient.NoDoor));
    }

    /// <summary>Starts it, unless something must be asked first.</summary>
    /// <param name="typed">The number of people that the organiser typed, when that was asked.</param>
    /// <param name="evenIfSame">The organiser wants it although the same went out a moment ago.</param>
    public async Task<StartOutcome> StartAsync(
        DatabaseSession session, string personId, AnnouncementVersion seen, int? typed, bool evenIfSame, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayAct(personId))
        {
            return new StartOutcome.NotAllowed();
        }

        if (await FindAsync(session, seen, cancel) is not { State: AnnouncementState.Draft or AnnouncementState.Scheduled } draft)
        {
            return new StartOutcome.Gone(await book.FindAsync(session, seen.Id, cancel));
        }

        var recipients = await ResolveAsync(session, draft.Audience, cancel);
        if (recipients.Count == 0)
        {
            return new StartOutcome.Nobody(draft);
        }

        if (!evenIfSame && options.Value.SameWithinMinutes > 0
            && await book.SameSinceAsync(session, draft, now.AddMinutes(-options.Value.SameWithinMinutes), cancel) is { } before)
        {
            return new StartOutcome.SameJustNow(draft, before);
        }

        if (recipients.Count > options.Value.AskNumberOver && typed != recipients.Count)
        {
            return new StartOutcome.NumberNeeded(draft, recipients.Count, typed);
        }

        return await StartAsync(session, draft, recipients, personId, now, cancel) ? new StartOutcome.Started(draft, recipients.Count) : new StartOutcome.Gone(draft);
    }

    /// <summary>Plans it. Planning again moves it.</summary>
    public async Task<StartOutcome> PlanAsync(
        DatabaseSession session, string personId, AnnouncementVersion seen, DateTimeOffset due, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayAct(personId))
        {
            return new StartOutcome.NotAllowed();
        }

        if (due <= now)
        {
            return new StartOutcome.Past(due);
        }

        var draft = await FindAsync(session, seen, cancel);
        if (draft is null || !await book.MoveAsync(session, draft, AnnouncementEvent.Scheduled, personId, due.ToString("O", CultureInfo.InvariantCulture), now, cancel))
        {
            return new StartOutcome.Gone(await book.FindAsync(session, seen.Id, cancel));
        }

        await book.PlannedAsync(session, draft.Id, due, cancel);
        session.AfterCommit.Add(signal.Ring);
        return new StartOutcome.Planned(draft, due);
    }

    /// <summary>Every other step: unscheduling, discarding, stopping, going on, withdrawing. False when that is not possible (any more).</summary>
    public async Task<bool> StepAsync(
        DatabaseSession session, string personId, Announcement announcement, AnnouncementEvent happened, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayAct(personId) || !await book.MoveAsync(session, announcement, happened, personId, "", now, cancel))
        {
            return false;
        }

        if (happened is AnnouncementEvent.Unscheduled)
        {
            await book.PlannedAsync(session, announcement.Id, null, cancel);
        }

        if (happened is AnnouncementEvent.Withdrawn)
        {
            await deliveries.WithholdAsync(session, announcement.Id, now, cancel);
            await deliveries.ReviseAsync(session, announcement.Id, cancel);
        }

        session.AfterCommit.Add(signal.Ring);
        return true;
    }

    /// <summary>Once more to who did not get it; to those of whom it is not certain only when asked so. Null when that is not possible, else how many.</summary>
    public async Task<int?> ResendAsync(DatabaseSession session, string personId, Announcement announcement, bool uncertainToo, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayAct(personId) || AnnouncementMoves.Next(announcement.State, AnnouncementEvent.Resent) is null)
        {
            return null;
        }

        var again = await deliveries.ResendAsync(session, announcement.Id, uncertainToo, now, cancel);
        if (again > 0 && !await book.MoveAsync(session, announcement, AnnouncementEvent.Resent, personId, again.ToString(CultureInfo.InvariantCulture), now, cancel))
        {
            return null;
        }

        session.AfterCommit.Add(signal.Ring);
        return again;
    }

    /// <summary>New words for what was sent: whoever has it sees them in place of the old ones, whoever waits gets the new ones.</summary>
    public async Task<DraftOutcome> CorrectAsync(
        DatabaseSession session, string personId, Announcement sent, AnnouncementText text, string? language, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayAct(personId))
        {
            return new DraftOutcome.NotAllowed();
        }

        if (text.Faults() is { Count: > 0 } faults)
        {
            return new DraftOutcome.Faulty(faults);
        }

        if (!await book.MoveAsync(session, sent, AnnouncementEvent.Corrected, personId, $"version {sent.Version + 1}", now, cancel)
            || !await book.ChangeAsync(session, sent, sent.Content.With(language ?? AnnouncementContent.ForAll, text), sent.Audience, cancel))
        {
            return new DraftOutcome.Gone(sent);
        }

        await deliveries.ReviseAsync(session, sent.Id, cancel);
        session.AfterCommit.Add(signal.Ring);
        return new DraftOutcome.Corrected((await book.FindAsync(session, sent.Id, cancel))!);
    }

    /// <summary>Starts what was planned and is due; returns what started.</summary>
    public async Task<IReadOnlyList<Announcement>> StartDueAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancel)
    {
        var started = new List<Announcement>();
        foreach (var due in await book.DueAsync(session, now, cancel))
        {
            if (await StartAsync(session, due, await ResolveAsync(session, due.Audience, cancel), Schedule, now, cancel))
            {
                started.Add(due);
            }
        }

        return started;
    }

    private async Task<bool> StartAsync(
        DatabaseSession session, Announcement draft, IReadOnlyList<Recipient> recipients, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await book.MoveAsync(session, draft, AnnouncementEvent.Started, actor, recipients.Count.ToString(CultureInfo.InvariantCulture), now, cancel))
        {
            return false;
        }

        await book.StartedAsync(session, draft.Id, recipients.Count, now, cancel);
        await deliveries.AddAsync(session, draft.Id, recipients, now, cancel);
        session.AfterCommit.Add(signal.Ring);
        return true;
    }

    private async Task<Announcement?> FindAsync(DatabaseSession session, AnnouncementVersion seen, CancellationToken cancel) =>
        await book.FindAsync(session, seen.Id, cancel) is { } found && found.Version == seen.Version ? found : null;

    /// <summary>The slots there are now, by name.</summary>
    public async Task<IReadOnlyList<string>> SlotsAsync(DatabaseSession session, CancellationToken cancel)
    {
        var day = await settings.ReadAsync(session, cancel);
        return [.. content.Current.Numbers.Select(day.SlotOf).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<IReadOnlyList<Recipient>> ResolveAsync(DatabaseSession session, Audience audience, CancellationToken cancel)
    {
        var day = audience.Kind == AudienceKind.Slot ? await settings.ReadAsync(session, cancel) : null;
        return await audiences.ResolveAsync(
            session, audience, [.. content.Current.Numbers.Where(number => string.Equals(day?.SlotOf(number), audience.Slot, StringComparison.OrdinalIgnoreCase))], cancel);
    }
}
