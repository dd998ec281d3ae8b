using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>What the organiser's page asks and hears. Every question carries the key of the organiser's link; without a good one the answer is null.</summary>
internal sealed class CheckInPage(Database database, AttendanceDesk desk, PeopleDesk people, ContentStore content, TimeProvider clock)
{
    /// <summary>What was scanned or typed at a door.</summary>
    internal sealed record Code(int Workshop, string? Scanned);

    /// <summary>A check-in to take back.</summary>
    internal sealed record Taken(int Workshop, string? Person);

    public Task<object?> OpenAsync(string key, CancellationToken cancel) => AsOrganiserAsync(
        key,
        async (session, organiser, language, token) => new
        {
            language,
            texts = new DoorTexts(language).OfPage(),
            doors = await DoorsAsync(session, language, token),
        },
        cancel);

    public Task<object?> CheckInAsync(string key, Code code, CancellationToken cancel) => AsOrganiserAsync(
        key,
        async (session, organiser, language, token) =>
            await SaidAsync(session, await desk.CheckInAsync(session, organiser, code.Workshop, code.Scanned, clock.GetUtcNow(), token), language, token),
        cancel);

    public Task<object?> UndoAsync(string key, Taken taken, CancellationToken cancel) => AsOrganiserAsync(
        key,
        async (session, organiser, language, token) =>
            await SaidAsync(session, await desk.UndoAsync(session, organiser, taken.Workshop, taken.Person ?? "", token), language, token),
        cancel);

    private Task<object?> AsOrganiserAsync(string key, Func<DatabaseSession, string, string, CancellationToken, Task<object>> answer, CancellationToken cancel) =>
        database.WriteAsync(
            async (session, token) =>
            {
                if (await desk.OrganiserOfAsync(session, key, clock.GetUtcNow(), token) is not { } organiser)
                {
                    return null;
                }

                var language = (await people.FindAsync(session, organiser, token))?.Language ?? content.Current.Event.DefaultLanguage;
                return await answer(session, organiser, language, token);
            },
            cancel);

    private async Task<object> SaidAsync(DatabaseSession session, Entry entry, string language, CancellationToken cancel) => new
    {
        outcome = entry.Outcome.ToString(),
        said = new DoorTexts(language).Result(entry, content.Current.Event.TimeZone),
        // Only who is in can be taken back.
        person = entry.Outcome is EntryOutcome.In or EntryOutcome.WasIn ? entry.PersonId : null,
        doors = await DoorsAsync(session, language, cancel),
    };

    private async Task<object> DoorsAsync(DatabaseSession session, string language, CancellationToken cancel)
    {
        var cards = new DoorCards(language, content.Current);
        return (await desk.TurnoutAsync(session, [], cancel)).Select(one => new { workshop = one.Workshop, name = cards.Name(one.Workshop), seats = one.Seats, present = one.Present }).ToList();
    }
}
