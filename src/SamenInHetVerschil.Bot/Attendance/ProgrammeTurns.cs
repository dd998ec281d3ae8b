using System.Globalization;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Understanding.Organising;

namespace SamenInHetVerschil.Attendance;

/// <summary>"De dag is 5 november 2026", "de voormiddag is van 9u tot 10u30", "het is in zaal De Brug", said by an organiser: proposed, and set after a yes.</summary>
internal sealed class ProgrammeTurns(AttendanceDesk desk, ProgrammeDesk programmes, AttendanceOffers offers, ContentStore content) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn is not { Kind: TurnKind.Message, IsPublic: false, State.Awaits: null or Awaited.Confirmation } || !desk.MayLetIn(turn.Person.Id))
        {
            return null;
        }

        var zone = content.Current.Event.TimeZone;
        var wish = DayWishes.Read(turn.Text, content.Current.Numbers, await programmes.SlotsAsync(turn.Session, cancel), turn.Now, zone);
        if (wish is null)
        {
            return null;
        }

        var programme = await programmes.ReadAsync(turn.Session, cancel);
        return FaultIn(wish, programme, turn, zone) is { } fault
            ? new Reply(new DoorCards(turn.Language, content.Current).Say(fault)) { Outcome = "not possible" }
            : await offers.MakeAsync(
                turn, new AttendanceProposal(AttendanceAct.Programme, Changes: Changes(wish)),
                id => new DoorCards(turn.Language, content.Current).AskProgramme(id, wish), cancel);
    }

    /// <summary>Why it cannot be set; null when it can.</summary>
    private static string? FaultIn(DayWish wish, DayProgramme programme, Turn turn, TimeZoneInfo zone)
    {
        var texts = new DoorTexts(turn.Language);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Now, zone).DateTime);
        if (wish.IsWrong)
        {
            return texts.DoesNotExist;
        }

        if (wish.Date < today)
        {
            return texts.IsPast(new AttendanceTexts(turn.Language).Date(wish.Date.Value));
        }

        if (wish.Place is { Length: > AttendanceOptions.LongestPlace })
        {
            return texts.PlaceTooLong(AttendanceOptions.LongestPlace);
        }

        var date = wish.Date ?? programme.Date;
        return new[] { wish.Start, wish.End }.OfType<TimeOnly>().Any(hour => date is { } day && zone.IsInvalidTime(day.ToDateTime(hour))) ? texts.HourIsSkipped : null;
    }

    private static List<DayChange> Changes(DayWish wish)
    {
        var (workshop, slot) = (wish.About.Workshop, wish.About.Slot ?? "");
        var changes = new List<DayChange>();
        if (wish.Date is { } date)
        {
            changes.Add(new DayChange(DaySettings.WholeDay, ProgrammeNames.Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (wish.Start is not null || wish.End is not null)
        {
            // An end by itself leaves the beginning as it was; a new beginning ends the old end.
            changes.AddRange(wish.Start is null ? [] : [new DayChange(workshop, ProgrammeNames.Start(slot), Written(wish.Start))]);
            changes.Add(new DayChange(workshop, ProgrammeNames.End(slot), Written(wish.End)));
        }

        if (wish.Place is { } place)
        {
            changes.Add(new DayChange(workshop, ProgrammeNames.Place(slot), place));
        }

        changes.AddRange(wish.Clears.SelectMany(cleared => cleared switch
        {
            Cleared.Date => [new DayChange(DaySettings.WholeDay, ProgrammeNames.Date, null)],
            Cleared.Place => [new DayChange(workshop, ProgrammeNames.Place(slot), null)],
            _ => (DayChange[])[new DayChange(workshop, ProgrammeNames.Start(slot), null), new DayChange(workshop, ProgrammeNames.End(slot), null)],
        }));
        return changes;
    }

    private static string? Written(TimeOnly? hour) => hour?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
