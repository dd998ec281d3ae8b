using System.Globalization;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Organisers;

/// <summary>Changing the settings of the day: first what it would do, then a clear yes, and a way back.</summary>
internal sealed class SettingTurns(OrganiserDesk desk, DaySettingsDesk settings, RegistrationDesk registrations, OrganiserOffers offers, OrganiserBell bell, ContentStore content)
{
    /// <summary>Two wishes in one sentence are one proposal; a fault in one is said, and neither is proposed.</summary>
    public async Task<Reply> ProposeAsync(Turn turn, IReadOnlyList<OrganiserWish.Set> wishes, CancellationToken cancel)
    {
        var now = await settings.ReadAsync(turn.Session, cancel);
        var changes = new List<DayChange>();
        foreach (var wish in wishes)
        {
            if (Missing(turn, wish, now) is { } said)
            {
                return Refused(turn, said);
            }

            changes.AddRange(ChangesOf(wish, now, turn.Now));
        }

        return await ProposeAsync(turn, changes, now, cancel);
    }

    /// <summary>Proposes to take back what a turn changed; the last change when no turn is named.</summary>
    public async Task<Reply> ProposeBackAsync(Turn turn, string? id, CancellationToken cancel)
    {
        var which = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : (long?)null;
        var back = await desk.BackAsync(turn.Session, turn.Person.Id, which, cancel) ?? [];
        return back.Count == 0
            ? Refused(turn, new OrganiserTexts(turn.Language).NothingToUndo)
            : await ProposeAsync(turn, back, await settings.ReadAsync(turn.Session, cancel), cancel);
    }

    public async Task<Reply> ListAsync(Turn turn, CancellationToken cancel) =>
        new(Cards(turn).SettingsList(await settings.ListAsync(turn.Session, cancel))) { Outcome = "settings" };

    /// <summary>The yes was clear and the first: does it.</summary>
    public async Task<Reply> DoAsync(Turn turn, OrganiserProposal proposal, CancellationToken cancel)
    {
        var texts = new OrganiserTexts(turn.Language);
        var cards = Cards(turn);
        var before = await settings.ReadAsync(turn.Session, cancel);
        var outcomes = await desk.ChangeAsync(turn.Session, proposal.Changes, new Cause(turn.Person.Id, "set by an organiser", turn.Ordinal, turn.Now), cancel);
        if (outcomes is [not DayOutcome.Changed and var fault])
        {
            return Refused(turn, cards.Fault(fault, proposal.Changes[0].Name));
        }

        var changed = outcomes.OfType<DayOutcome.Changed>().ToList();
        List<string> lines = [.. proposal.Changes.SelectMany(change => cards.Lines(change, before, null).Take(1))];
        Count(changed.Sum(one => one.Seats.Promotions.Count), texts.GotSeats);
        Count(changed.SelectMany(one => one.Clashing).Select(one => one.PersonId).Distinct().Count(), texts.Clashing);
        return new Reply(cards.Say(texts.DoneTitle, lines, cards.Undo(turn.Ordinal), cards.Status(), cards.Settings()))
        {
            Others =
            [
                .. changed.SelectMany(one => SeatMessages.For(one.Seats, content, bell.Ids)),
                .. proposal.Changes.Zip(changed).SelectMany(pair => SeatMessages.For(pair.Second.Clashing, pair.First.Value ?? "", content)),
            ],
            Outcome = "settings changed",
        };

        void Count(int people, Func<object, string> said)
        {
            if (people > 0)
            {
                lines.Add(said(people));
            }
        }
    }

    private async Task<Reply> ProposeAsync(Turn turn, IReadOnlyList<DayChange> changes, DaySettings now, CancellationToken cancel)
    {
        var cards = Cards(turn);
        if (changes.Count == 0)
        {
            return Refused(turn, new OrganiserTexts(turn.Language).SameAlready);
        }

        foreach (var change in changes)
        {
            if (await settings.LookAsync(turn.Session, change, turn.Person.Id, cancel) is not DayOutcome.Possible and var fault)
            {
                return Refused(turn, cards.Fault(fault, change.Name));
            }
        }

        var places = (await registrations.PlacesAsync(turn.Session, [], cancel)).ToDictionary(one => one.Workshop);
        var lines = changes.SelectMany(change => cards.Lines(change, now, places.GetValueOrDefault(change.Workshop))).Distinct().ToList();
        return await offers.MakeAsync(turn, new OrganiserProposal(changes, null), id => cards.AskChanges(id, lines), cancel);
    }

    /// <summary>What must still be said before anything can be proposed; null when nothing.</summary>
    private string? Missing(Turn turn, OrganiserWish.Set wish, DaySettings now)
    {
        var texts = new OrganiserTexts(turn.Language);
        var isOfWorkshop = wish.Setting is OrganiserSetting.Capacity or OrganiserSetting.Slot;
        return wish switch
        {
            { IsMissingHour: true } => texts.MissingHour,
            { NeedsHour: true } => texts.AskHour,
            _ when isOfWorkshop && wish.Workshops.Count == 0 => texts.WhichWorkshop,
            _ when isOfWorkshop && wish.Workshops.FirstOrDefault(number => content.Current.Find(number) is null) is > 0 and var unknown => texts.NoSuch(unknown),
            { ToNothing: true } => null,
            { Value: null } => wish.Setting == OrganiserSetting.Capacity ? texts.AskCapacity : texts.AskSlot,
            { OnTop: true } when wish.Workshops.FirstOrDefault(number => now.CapacityOf(number) is null) is > 0 and var open => texts.NoLimitYet(Cards(turn).Title(open)),
            _ => null,
        };
    }

    private static IEnumerable<DayChange> ChangesOf(OrganiserWish.Set wish, DaySettings now, DateTimeOffset moment) => wish.Setting switch
    {
        OrganiserSetting.Capacity => wish.Workshops.Select(workshop => new DayChange(workshop, DaySettingNames.Capacity, wish.OnTop ? Sum(now.CapacityOf(workshop), wish.Value) : wish.Value)),
        OrganiserSetting.Slot => wish.Workshops.Select(workshop => new DayChange(workshop, DaySettingNames.Slot, wish.Value)),
        OrganiserSetting.Closes => [new DayChange(DaySettings.WholeDay, DaySettingNames.ClosesAt, wish.Value)],
        OrganiserSetting.PromoteUntil => [new DayChange(DaySettings.WholeDay, DaySettingNames.PromoteUntil, wish.Value)],
        // "Open": whatever keeps it shut now goes away. At a later moment: from then on.
        _ when RegistrationOptions.Moment(wish.Value) is { } at && at > moment => [new DayChange(DaySettings.WholeDay, DaySettingNames.OpensAt, wish.Value)],
        _ => Opened(now, wish.Value, moment),
    };

    private static IEnumerable<DayChange> Opened(DaySettings now, string? value, DateTimeOffset moment)
    {
        if (now.Opens > moment)
        {
            yield return new DayChange(DaySettings.WholeDay, DaySettingNames.OpensAt, value);
        }

        if (now.Closes <= moment)
        {
            yield return new DayChange(DaySettings.WholeDay, DaySettingNames.ClosesAt, null);
        }
    }

    private static string? Sum(int? before, string? more) => before is { } seats && int.TryParse(more, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var extra)
        ? Math.Min(seats + (long)extra, int.MaxValue).ToString(CultureInfo.InvariantCulture) : more;

    private Reply Refused(Turn turn, string said) => new(Cards(turn).Say(null, [said], Cards(turn).Status(), Cards(turn).Settings())) { Outcome = "not changed" };

    private OrganiserCards Cards(Turn turn) => new(turn.Language, content.Current);
}
