using System.Globalization;
using CsCheck;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Random histories with slots, moves and settings that change on the way. What must hold is checked after each step; CsCheck prints the seed of a failure.</summary>
public sealed class SlotHistoryTests
{
    private const int Workshops = 4;
    private const int Histories = 120;
    private const string Organiser = "p:organiser";

    private static readonly Gen<int> Person = Gen.Int[1, 6];
    private static readonly Gen<int> Workshop = Gen.Int[1, Workshops];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (8, Gen.Select(Person, Workshop.Array[1, 2], (person, workshops) => new Step("signs up", person, workshops.Distinct().ToArray()))),
        (3, Gen.Select(Person, Workshop, (person, workshop) => new Step("cancels", person, [workshop]))),
        (3, Gen.Select(Person, Workshop, Workshop, (person, from, to) => new Step("changes", person, [from, to]))),
        (3, Gen.Select(Person, Workshop, Workshop, (person, to, from) => new Step("moves when free", person, [to, from]))),
        (1, Person.Select(person => new Step("leaves all", person, []))),
        (2, Gen.Select(Gen.Int[-1, 3], Workshop, (seats, workshop) => new Step("capacity", seats, [workshop]))),
        (1, Gen.Select(Gen.Int[0, 2], Workshop, (slot, workshop) => new Step("slot", slot, [workshop]))),
        (1, Gen.Select(Person, Workshop, (person, workshop) => new Step("is seated", person, [workshop]))),
        (1, Gen.Select(Person, Workshop, (person, workshop) => new Step("is taken out", person, [workshop]))),
        (1, Gen.Int[0, 1].Select(open => new Step("opens or closes", open, []))),
        (1, Gen.Int[0, 1].Select(late => new Step("promotes until", late, []))));

    [Fact]
    public async Task Nobody_is_in_two_places_at_once_and_no_seat_stays_empty_while_somebody_could_take_it()
    {
        await using var day = new RegistrationDay();
        day.Get<IOptions<OrganiserOptions>>().Value.Ids = [Organiser];
        await Steps.Array[1, 40].SampleAsync(history => RunAsync(day, history), iter: Histories, threads: 1, print: history => string.Join("; ", history.Select(step => step.ToString())));
    }

    private static Task RunAsync(RegistrationDay day, Step[] history) => day.Database.WriteAsync(
        async (session, cancel) =>
        {
            foreach (var table in new[] { "registration_event", "registration", "registration_count", "day_setting", "day_setting_event" })
            {
                await session.ExecuteAsync($"delete from {table}", null, cancel);
            }

            foreach (var step in history)
            {
                var before = await StandAsync(day, session, cancel);
                await DoAsync(day, session, step, cancel);
                await CheckAsync(day, session, step, before, await StandAsync(day, session, cancel), cancel);
            }
        },
        CancellationToken.None);

    private static async Task DoAsync(RegistrationDay day, DatabaseSession session, Step step, CancellationToken cancel)
    {
        var person = $"p:{step.Number}";
        var cause = new Cause(person, "history", null, day.Clock.GetUtcNow());
        Task SetAsync(int workshop, string name, string? value) =>
            day.Get<DaySettingsDesk>().SetAsync(session, new DayChange(workshop, name, value), cause with { Actor = Organiser }, cancel);
        await (step.What switch
        {
            "signs up" => day.Desk.ApplyAsync(session, new RegistrationRequest(person, step.Workshops, []), cause, cancel),
            "cancels" => day.Desk.ApplyAsync(session, new RegistrationRequest(person, [], step.Workshops), cause, cancel),
            "changes" => day.Desk.ApplyAsync(session, new RegistrationRequest(person, [step.Workshops[1]], [step.Workshops[0]]), cause, cancel),
            "moves when free" => day.Desk.MovesFromAsync(session, person, step.Workshops[0], step.Workshops[1], cause, cancel),
            "leaves all" => day.Desk.WithdrawAllAsync(session, person, cause, cancel),
            "is seated" => day.Get<OrganiserSeatsDesk>().SeatAsync(session, person, step.Workshops[0], cause with { Actor = Organiser }, cancel),
            "is taken out" => day.Get<OrganiserSeatsDesk>().UnseatAsync(session, person, step.Workshops[0], cause with { Actor = Organiser }, cancel),
            "opens or closes" when step.Number == 0 => day.Get<DaySettingsDesk>().CloseNowAsync(session, cause with { Actor = Organiser }, cancel),
            "opens or closes" => day.Get<DaySettingsDesk>().OpenNowAsync(session, cause with { Actor = Organiser }, cancel),
            "capacity" => SetAsync(step.Workshops[0], DaySettingNames.Capacity, step.Number < 0 ? null : step.Number.ToString(CultureInfo.InvariantCulture)),
            "slot" => SetAsync(step.Workshops[0], DaySettingNames.Slot, step.Number == 0 ? null : $"moment {step.Number}"),
            _ => SetAsync(DaySettings.WholeDay, DaySettingNames.PromoteUntil, step.Number == 0 ? null : "2030-01-01T00:00:00Z"),
        });
    }

    private static async Task CheckAsync(RegistrationDay day, DatabaseSession session, Step step, Stand before, Stand after, CancellationToken cancel)
    {
        Assert.Empty(await day.Get<RegistrationLog>().CheckAsync(session, cancel));
        for (var workshop = 1; workshop <= Workshops; workshop++)
        {
            var seats = after.Seats.Count(one => one.Workshop == workshop);
            var most = after.Settings.CapacityOf(workshop);
            Assert.True(most is null || seats <= Math.Max(most.Value, before.Seats.Count(one => one.Workshop == workshop)), $"workshop {workshop} is oversold");

            // Whoever could take a free seat has it, unless it is too late for that.
            if (after.Settings.PromoteUntil is null && (most is null || seats < most))
            {
                Assert.DoesNotContain(after.Line, one => one.Workshop == workshop && CanTake(after, one));
            }
        }

        // Nobody overtakes in a line, and only a seat that one has can be given up for another.
        for (var workshop = 1; workshop <= Workshops; workshop++)
        {
            var stayed = before.Line.Where(one => one.Workshop == workshop).Select(one => one.Person).Where(person => after.Line.Exists(one => one.Workshop == workshop && one.Person == person)).ToList();
            Assert.Equal(stayed, after.Line.Where(one => one.Workshop == workshop).Select(one => one.Person).Take(stayed.Count));
        }

        Assert.All(after.Line, one => Assert.True(one.MoveFrom is null || after.Seats.Exists(seat => seat.Person == one.Person && seat.Workshop == one.MoveFrom)));

        // An organiser may put two seats at the same time; nobody gets there by their own wish.
        var clashes = ClashesIn(after);
        Assert.True(step.What == "slot" || clashes.IsSubsetOf(ClashesIn(before)), $"{step}: {string.Join(", ", clashes.Except(ClashesIn(before)))}");
        if (step.What is "slot" or "capacity" or "promotes until")
        {
            Assert.True(before.Seats.All(seat => after.Seats.Contains(seat) || after.Seats.Exists(now => now.Person == seat.Person && now.Workshop != seat.Workshop)), "a seat was lost");
        }
    }

    private static bool CanTake(Stand stand, Waiting one)
    {
        var held = stand.Seats.Where(seat => seat.Person == one.Person && stand.Settings.AreAtTheSameTime(one.Workshop, seat.Workshop)).ToList();
        return held.Count == 0 || (held.Count == 1 && held[0].Workshop == one.MoveFrom);
    }

    private static HashSet<string> ClashesIn(Stand stand) =>
    [
        .. from one in stand.Seats from other in stand.Seats
           where one.Person == other.Person && one.Workshop < other.Workshop && stand.Settings.AreAtTheSameTime(one.Workshop, other.Workshop)
           select $"{one.Person} in {one.Workshop} and {other.Workshop}",
    ];

    private static async Task<Stand> StandAsync(RegistrationDay day, DatabaseSession session, CancellationToken cancel) => new(
        [.. await session.QueryAsync<Seat>("select person_id as person, workshop from registration where state = 'registered'", null, cancel)],
        [.. await session.QueryAsync<Waiting>("select person_id as person, workshop, move_from from registration where state = 'waiting' order by arrival", null, cancel)],
        await day.Get<DaySettingsDesk>().ReadAsync(session, cancel));

    private sealed record Step(string What, int Number, int[] Workshops)
    {
        public override string ToString() => $"{Number} {What} {string.Join('+', Workshops)}";
    }

    private sealed record Stand(List<Seat> Seats, List<Waiting> Line, DaySettings Settings);

    private sealed record Seat
    {
        public string Person { get; init; } = "";

        public int Workshop { get; init; }
    }

    private sealed record Waiting
    {
        public string Person { get; init; } = "";

        public int Workshop { get; init; }

        public int? MoveFrom { get; init; }
    }
}
