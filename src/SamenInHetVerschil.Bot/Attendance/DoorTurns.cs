using System.Globalization;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;
using SamenInHetVerschil.Understanding.Organising;

namespace SamenInHetVerschil.Attendance;

/// <summary>What organisers can say and click at the door. Whoever is none is not heard here: other rooms answer them.</summary>
internal sealed class DoorTurns(
    AttendanceDesk desk, AttendanceBook book, AttendanceLinks links, AttendanceOffers offers, ContentStore content) : ITurnHandler
{
    /// <summary>More people with the same name are not offered as a choice.</summary>
    private const int MostChoices = 8;

    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var isOurs = turn.Button?.Do is DoorVerbs.Page or DoorVerbs.Turnout or DoorVerbs.CheckIn or DoorVerbs.Undo;
        if (!desk.MayLetIn(turn.Person.Id))
        {
            return isOurs ? new Reply(Cards(turn).NotAllowed()) { Outcome = "refused" } : null;
        }

        if (turn.IsPublic && isOurs)
        {
            return Reply.InPrivate(new Registrations.RegistrationTexts(turn.Language).Privately);
        }

        return turn.Kind switch
        {
            TurnKind.Click when isOurs => await ClickAsync(turn, turn.Button!, cancel),
            TurnKind.Message when !turn.IsPublic && turn.State.Awaits is null or Awaited.Confirmation && DoorWishes.Read(turn.Text, content.Current.Numbers) is { } wish =>
                await WishAsync(turn, wish, cancel),
            _ => null,
        };
    }

    private async Task<Reply> ClickAsync(Turn turn, ButtonData button, CancellationToken cancel)
    {
        var workshop = button.Workshops is [var only] ? only : (int?)null;
        return button.Do switch
        {
            DoorVerbs.Page => await PageAsync(turn, cancel),
            DoorVerbs.Turnout => await TurnoutAsync(turn, workshop, cancel),
            _ when workshop is null || button.Id is null => new Reply(Cards(turn).Say(Texts(turn).WhichWorkshop)) { Outcome = "asked which" },
            _ => await AskAsync(turn, button.Id, workshop.Value, button.Do == DoorVerbs.Undo, cancel),
        };
    }

    private async Task<Reply> WishAsync(Turn turn, DoorWish wish, CancellationToken cancel) => wish switch
    {
        DoorWish.Turnout turnout => await TurnoutAsync(turn, turnout.Workshop, cancel),
        DoorWish.CheckIn checkIn => await FindAsync(turn, checkIn.Name, checkIn.Workshop, undo: false, cancel),
        DoorWish.Undo undo => await FindAsync(turn, undo.Name, undo.Workshop, undo: true, cancel),
        _ => await PageAsync(turn, cancel),
    };

    private async Task<Reply> PageAsync(Turn turn, CancellationToken cancel)
    {
        var key = await desk.OpenPageAsync(turn.Session, turn.Person.Id, turn.Now, cancel);
        return new Reply(Cards(turn).Page(links.Page(key!))) { Outcome = "check-in page" };
    }

    private async Task<Reply> TurnoutAsync(Turn turn, int? workshop, CancellationToken cancel)
    {
        var turnout = await desk.TurnoutAsync(turn.Session, workshop is { } one ? [one] : [], cancel);
        return new Reply(workshop is { } named && turnout is [var only] ? Cards(turn).Present(only, await book.SeatsAsync(turn.Session, named, cancel)) : Cards(turn).Turnout(turnout))
        {
            State = turn.State with { Topic = workshop is { } topic ? [topic] : turn.State.Topic, Touched = turn.Now },
            Outcome = "turnout",
        };
    }

    /// <summary>Looks for somebody by name among those who have a seat; one is proposed, several are offered.</summary>
    private async Task<Reply> FindAsync(Turn turn, string name, int? workshop, bool undo, CancellationToken cancel)
    {
        var found = new List<(Seat Seat, int Workshop)>();
        foreach (var number in workshop is { } one ? [one] : content.Current.Numbers)
        {
            found.AddRange((await book.SeatsAsync(turn.Session, number, cancel)).Where(seat => IsCalled(seat.Name, name) && (!undo || seat.IsIn)).Select(seat => (seat, number)));
        }

        if (found is [var only])
        {
            return await AskAsync(turn, only.Seat.PersonId, only.Workshop, undo, cancel);
        }

        if (found.Count is 0 or > MostChoices)
        {
            return await WithoutSeatAsync(turn, name, workshop, undo, cancel);
        }

        var isOnePerson = found.Select(one => one.Seat.PersonId).Distinct(StringComparer.Ordinal).Count() == 1;
        return new Reply(Cards(turn).Which(
            isOnePerson ? Texts(turn).WhichWorkshop : Texts(turn).WhoIsMeant(name),
            [.. found.Select(one => (Choice(one.Seat, one.Workshop), new ButtonData(undo ? DoorVerbs.Undo : DoorVerbs.CheckIn, one.Seat.PersonId, [one.Workshop])))]))
        {
            Outcome = "asked which",
        };

        string Choice(Seat seat, int number) => string.Create(CultureInfo.InvariantCulture, $"{seat.Name} · {number}");
    }

    /// <summary>Nobody of that name has a seat there: somebody who waits or gave it up is named with the reason.</summary>
    private async Task<Reply> WithoutSeatAsync(Turn turn, string name, int? workshop, bool undo, CancellationToken cancel)
    {
        if (!undo && workshop is { } here)
        {
            var others = (await book.PeopleAsync(turn.Session, cancel)).Where(person => IsCalled(person.Name, name)).Take(2).ToList();
            if (others is [var only])
            {
                // It cannot succeed: the desk says why not.
                return new Reply(Cards(turn).Result(await desk.LetInAsync(turn.Session, turn.Person.Id, here, only.PersonId, turn.Now, cancel))) { Outcome = "no seat" };
            }
        }

        return new Reply(Cards(turn).Say(Texts(turn).NobodyCalled(name))) { Outcome = "nobody" };
    }

    private async Task<Reply> AskAsync(Turn turn, string personId, int workshop, bool undo, CancellationToken cancel)
    {
        var name = await book.NameOfAsync(turn.Session, personId, cancel);
        return await offers.MakeAsync(
            turn, new AttendanceProposal(undo ? AttendanceAct.Undo : AttendanceAct.CheckIn, workshop, personId),
            id => Cards(turn).Ask(id, string.IsNullOrEmpty(name) ? Texts(turn).Someone : name, workshop, undo), cancel);
    }

    /// <summary>Every word of the name that was typed stands in the person's, in full or as its beginning.</summary>
    private static bool IsCalled(string name, string typed)
    {
        var words = Tokens.Words(Tokens.Of(name)).Words;
        return Tokens.Words(Tokens.Of(typed)).Words.All(part => words.Any(word => word.StartsWith(part, StringComparison.Ordinal)));
    }

    private DoorCards Cards(Turn turn) => new(turn.Language, content.Current);

    private static DoorTexts Texts(Turn turn) => new(turn.Language);
}
