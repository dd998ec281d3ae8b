using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Organisers;

/// <summary>Signing somebody else in or out: who is meant, what it does, why; and that person hears so.</summary>
internal sealed class SeatTurns(OrganiserDesk desk, OrganiserOffers offers, OrganiserBell bell, ContentStore content)
{
    public async Task<Reply> AskAsync(Turn turn, OrganiserWish.Seat wish, CancellationToken cancel)
    {
        var texts = new OrganiserTexts(turn.Language);
        if (wish.Unknown.Count > 0)
        {
            return Refused(turn, texts.NoSuch(wish.Unknown[0]));
        }

        if (wish.In && wish.Workshops.Count == 0)
        {
            return Refused(turn, texts.WhichWorkshop);
        }

        return await desk.FindAsync(turn.Session, turn.Person.Id, wish.Text, cancel) switch
        {
            null or { Count: 0 } => Refused(turn, texts.NobodyFound),
            { Count: > OrganiserDesk.MostFound } => Refused(turn, texts.TooManyFound),
            [var person] => await ProposeAsync(turn, person, wish.In, wish.Workshops, wish.Reason, cancel),
            var several => new Reply(Cards(turn).Who(several, wish.In, wish.Workshops, wish.Reason)) { Outcome = "asked who" },
        };
    }

    /// <summary>One of several was chosen.</summary>
    public async Task<Reply> ChosenAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var said = (button.Say ?? "").Split('|', 2);
        var known = (button.Workshops ?? []).Where(number => content.Current.Find(number) is not null).Distinct().ToList();
        return said is ["in" or "out", var reason] && button.Id is { } id && await desk.PersonAsync(turn.Session, turn.Person.Id, id, cancel) is { } person
            && (known.Count > 0 || said[0] == "out")
            ? await ProposeAsync(turn, person, said[0] == "in", known, reason.Length > 0 ? reason : null, cancel)
            : Refused(turn, new OrganiserTexts(turn.Language).OldProposal);
    }

    /// <summary>The same proposal, now with a reason.</summary>
    public async Task<Reply> WithReasonAsync(Turn turn, SeatChange change, string reason, CancellationToken cancel) =>
        await desk.PersonAsync(turn.Session, turn.Person.Id, change.PersonId, cancel) is { } person
            ? await ProposeAsync(turn, person, change.In, change.Workshops, reason, cancel)
            : Refused(turn, new OrganiserTexts(turn.Language).NobodyFound);

    /// <summary>The yes was clear and the first: does it.</summary>
    public async Task<Reply> DoAsync(Turn turn, SeatChange change, string reason, CancellationToken cancel)
    {
        var cards = Cards(turn);
        var texts = new OrganiserTexts(turn.Language);
        var person = await desk.PersonAsync(turn.Session, turn.Person.Id, change.PersonId, cancel);
        var applied = await desk.SeatAsync(turn.Session, change, new Cause(turn.Person.Id, reason, turn.Ordinal, turn.Now), cancel);
        if (person is null || applied is null)
        {
            return Refused(turn, texts.OnlyOrganisers);
        }

        var changed = applied.Outcomes.Where(outcome => outcome.Became is Became.Registered or Became.Waiting or Became.Cancelled or Became.LeftLine).ToList();
        MessageTo[] told = changed.Count == 0 ? [] : [new MessageTo(person.Id, language => new OrganiserCards(language, content.Current).Told(changed, reason))];
        return new Reply(cards.Say(
            changed.Count > 0 ? texts.DoneTitle : texts.NotDoneTitle, [cards.NameOf(person), .. cards.Lines(applied.Outcomes), .. changed.Count > 0 ? [texts.IsTold(cards.NameOf(person))] : (string[])[]],
            cards.Status()))
        {
            Others = [.. told, .. SeatMessages.For(applied.Seats, content, bell.Ids)],
            Outcome = change.In ? "signed in" : "signed out",
        };
    }

    private async Task<Reply> ProposeAsync(Turn turn, Person person, bool isIn, IReadOnlyList<int> workshops, string? reason, CancellationToken cancel)
    {
        var cards = Cards(turn);
        var held = await desk.HeldAsync(turn.Session, turn.Person.Id, person.Id, cancel) ?? [];
        var wanted = isIn ? workshops : [.. held.Select(one => one.Workshop).Where(number => workshops.Count == 0 || workshops.Contains(number))];
        if (wanted.Count == 0)
        {
            return Refused(turn, new OrganiserTexts(turn.Language).HasNothing(cards.NameOf(person)));
        }

        var why = reason is { Length: > OrganiserDesk.LongestReason } ? reason[..OrganiserDesk.LongestReason] : reason;
        var change = new SeatChange(person.Id, isIn, wanted, why);
        var prospects = await desk.LookAsync(turn.Session, turn.Person.Id, change, turn.Now, cancel) ?? [];
        return await offers.MakeAsync(
            turn, new OrganiserProposal([], change), id => cards.AskSeat(id, change, person, [.. prospects.Select(prospect => Line(turn, isIn, prospect))]), cancel);
    }

    private string Line(Turn turn, bool isIn, Prospect prospect)
    {
        var texts = new OrganiserTexts(turn.Language);
        var title = Cards(turn).Title(prospect.Workshop);
        return !isIn ? texts.WouldLeave(title) : prospect switch
        {
            { IsClash: true } => texts.WouldClash(title),
            { Chance: Chance.Free } => texts.WouldSit(title),
            { Chance: Chance.Full } => texts.WouldWait(title, prospect.Position),
            _ => texts.HasIt(title),
        };
    }

    private Reply Refused(Turn turn, string said) => new(Cards(turn).Say(null, [said], Cards(turn).Status())) { Outcome = "not changed" };

    private OrganiserCards Cards(Turn turn) => new(turn.Language, content.Current);
}
