using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Questions;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Attendance;

/// <summary>"Wanneer, hoe laat, waar?": what the organisers have set. As long as nothing of it is set, the questions room says that it is not known.</summary>
internal sealed class DayFactsTurns(AttendanceDesk desk, ProgrammeDesk programmes, ContentStore content) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn is not { Kind: TurnKind.Message, Understood.Main: Wish.Practical { Facts: { Count: > 0 } asked } })
        {
            return null;
        }

        var programme = await programmes.ReadAsync(turn.Session, cancel);
        // Whoever has seats wants to know their own hours; nobody else's business in a room full of people.
        var seats = turn.IsPublic ? [] : await desk.SeatsOfAsync(turn.Session, turn.Person.Id, cancel);
        var facts = asked.Take(2).Select(id => (Id: id, Known: Known(id, programme, seats.Count > 0 ? seats : content.Current.Numbers, new AttendanceTexts(turn.Language)))).ToList();
        if (facts.TrueForAll(fact => fact.Known.Count == 0))
        {
            return null;
        }

        return new Reply(Cards(turn).Known([.. facts.SelectMany(fact => fact.Known).Distinct(StringComparer.Ordinal)], [.. facts.Where(fact => fact.Known.Count == 0).SelectMany(fact => Unknown(fact.Id, turn.Language))]))
        {
            State = turn.State with { Touched = turn.Now },
            Outcome = "set by organisers",
        };

        List<string> Known(string id, DayProgramme set, IReadOnlyList<int> workshops, AttendanceTexts texts) => id switch
        {
            "day" when set.Date is { } date => [texts.DayIs(texts.Date(date))],
            "hours" => [.. texts.Between(set.Whole) is { } whole ? [texts.DayHours(whole)] : (string[])[], .. workshops.Select(number => HoursLine(number, set, texts)).OfType<string>()],
            "venue" when set.Place is { } place => [texts.PlaceIs(place)],
            "venue" or "rooms" => [.. workshops.Where(number => set.PlaceOf(number) is { } own && own != set.Place).Select(number => texts.PlaceOf(Cards(turn).Name(number), set.PlaceOf(number)!))],
            _ => [],
        };

        string? HoursLine(int number, DayProgramme set, AttendanceTexts texts) =>
            texts.Between(set.HoursOf(number)) is { } hours ? texts.HoursOf(Cards(turn).Name(number), hours) : null;
    }

    private IEnumerable<string> Unknown(string id, string language) =>
        content.Current.Event.Unknown.FirstOrDefault(fact => fact.Id == id) is { } fact ? [new QuestionTexts(language).UnknownFact(fact.Label[language])] : [];

    private AttendanceCards Cards(Turn turn) => new(turn.Language, content.Current);
}
