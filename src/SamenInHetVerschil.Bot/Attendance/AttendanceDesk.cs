using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Attendance;

/// <summary>The rules of the door: who may come in where, and who may let them in. Every method works inside the caller's transaction.</summary>
internal sealed class AttendanceDesk(
    AttendanceBook book, RegistrationBook registrations, PeopleDesk people, ContentStore content, IOptions<OrganiserOptions> organisers)
{
    /// <summary>How long an organiser's page lets people in before a new link is needed.</summary>
    public static readonly TimeSpan PageLives = TimeSpan.FromHours(18);

    /// <summary>Whether this person may let others in.</summary>
    public bool MayLetIn(string personId) => organisers.Value.Holds(personId);

    /// <summary>Workshops in which the person has a seat, in order. Without one there is no door code, calendar or reminder.</summary>
    public async Task<IReadOnlyList<int>> SeatsOfAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        [.. (await registrations.HeldByAsync(session, personId, cancel)).Values
            .Where(one => one.State == RegistrationState.Registered && content.Current.Find(one.Workshop) is not null).Select(one => one.Workshop).Order()];

    /// <summary>Whether the person stands in line somewhere.</summary>
    public async Task<bool> WaitsAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        (await registrations.HeldByAsync(session, personId, cancel)).Values.Any(one => one.State == RegistrationState.Waiting);

    /// <summary>Key of the organiser's page; null for whoever is no organiser.</summary>
    public async Task<string?> OpenPageAsync(DatabaseSession session, string personId, DateTimeOffset now, CancellationToken cancel) =>
        MayLetIn(personId) ? await book.NewLinkAsync(session, personId, LinkPurpose.CheckIn, now + PageLives, cancel) : null;

    /// <summary>The organiser whose page has this key; null when there is none, or they are no organiser any more.</summary>
    public async Task<string?> OrganiserOfAsync(DatabaseSession session, string key, DateTimeOffset now, CancellationToken cancel) =>
        await book.OwnerOfAsync(session, key, LinkPurpose.CheckIn, now, cancel) is { } person && MayLetIn(person) ? person : null;

    /// <summary>Lets in whoever has this code.</summary>
    public async Task<Entry> CheckInAsync(DatabaseSession session, string organiser, int workshop, string? typed, DateTimeOffset now, CancellationToken cancel) =>
        DoorCode.Read(typed) is { } code && await book.HolderOfAsync(session, code, cancel) is { } person
            ? await LetInAsync(session, organiser, workshop, person, now, cancel)
            : new Entry(MayLetIn(organiser) ? EntryOutcome.UnknownCode : EntryOutcome.NotAllowed, workshop, null, null);

    /// <summary>Lets a person in, if they have a seat here.</summary>
    public async Task<Entry> LetInAsync(DatabaseSession session, string organiser, int workshop, string personId, DateTimeOffset now, CancellationToken cancel)
    {
        if (!MayLetIn(organiser))
        {
            return new Entry(EntryOutcome.NotAllowed, workshop, null, null);
        }

        var person = await people.FindAsync(session, personId, cancel);
        if (person is null || content.Current.Find(workshop) is null)
        {
            return new Entry(person is null ? EntryOutcome.UnknownCode : EntryOutcome.NoSuchWorkshop, workshop, null, null);
        }

        var own = (await registrations.OfAsync(session, personId, [workshop], cancel)).GetValueOrDefault(workshop);
        var entry = new Entry(EntryOutcome.In, workshop, personId, person.Name);
        if (own?.State != RegistrationState.Registered)
        {
            return entry with
            {
                Outcome = own?.State switch
                {
                    RegistrationState.Waiting => EntryOutcome.Waiting,
                    RegistrationState.Cancelled => EntryOutcome.Cancelled,
                    _ => EntryOutcome.NoSeat,
                },
                Elsewhere = await SeatsOfAsync(session, personId, cancel),
            };
        }

        return await book.CheckInAsync(session, workshop, personId, organiser, now, cancel)
            ? entry with { Since = now }
            : entry with { Outcome = EntryOutcome.WasIn, Since = (await book.CheckInsOfAsync(session, personId, cancel))[workshop] };
    }

    /// <summary>Takes a check-in back.</summary>
    public async Task<Entry> UndoAsync(DatabaseSession session, string organiser, int workshop, string personId, CancellationToken cancel)
    {
        if (!MayLetIn(organiser))
        {
            return new Entry(EntryOutcome.NotAllowed, workshop, null, null);
        }

        var undone = await book.CheckOutAsync(session, workshop, personId, cancel);
        return new Entry(undone ? EntryOutcome.Undone : EntryOutcome.WasNotIn, workshop, personId, (await people.FindAsync(session, personId, cancel))?.Name);
    }

    /// <summary>How many have a seat and how many are in, for these workshops; all of them when none is named.</summary>
    public async Task<IReadOnlyList<Turnout>> TurnoutAsync(DatabaseSession session, IReadOnlyList<int> workshops, CancellationToken cancel)
    {
        var seats = await registrations.CountsAsync(session, cancel);
        var present = await book.CountsAsync(session, cancel);
        return [.. content.Current.Numbers.Where(number => workshops.Count == 0 || workshops.Contains(number))
            .Select(number => new Turnout(number, seats.GetValueOrDefault(number).Registered, present.GetValueOrDefault(number)))];
    }

    /// <summary>Workshops that the person was in and has a seat in: what a certificate tells.</summary>
    public async Task<IReadOnlyList<int>> AttendedAsync(DatabaseSession session, string personId, CancellationToken cancel) =>
        [.. (await book.CheckInsOfAsync(session, personId, cancel)).Keys.Where(number => content.Current.Find(number) is not null)];
}

/// <summary>What became of somebody at the door.</summary>
internal enum EntryOutcome
{
    In,

    /// <summary>They came in before.</summary>
    WasIn,

    /// <summary>They wait for a seat here.</summary>
    Waiting,

    /// <summary>They had a seat here and gave it up.</summary>
    Cancelled,

    /// <summary>They never asked for a seat here.</summary>
    NoSeat,

    /// <summary>Nobody has this code.</summary>
    UnknownCode,
    NoSuchWorkshop,

    /// <summary>Whoever asks is no organiser.</summary>
    NotAllowed,

    /// <summary>The check-in was taken back.</summary>
    Undone,

    /// <summary>There was nothing to take back.</summary>
    WasNotIn,
}

/// <summary>What became of somebody at the door of a workshop.</summary>
/// <param name="PersonId">Null when nobody was recognised.</param>
/// <param name="Name">Null when it is not known.</param>
internal sealed record Entry(EntryOutcome Outcome, int Workshop, string? PersonId, string? Name)
{
    /// <summary>When they came in, UTC.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Where they do have a seat, when not here.</summary>
    public IReadOnlyList<int> Elsewhere { get; init; } = [];
}

/// <summary>How many people are in a workshop.</summary>
/// <param name="Seats">People with a seat.</param>
internal sealed record Turnout(int Workshop, int Seats, int Present);
