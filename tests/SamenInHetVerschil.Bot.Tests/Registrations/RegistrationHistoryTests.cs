using CsCheck;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Random histories against a model small enough to be read: lists of people, nothing else. CsCheck prints the seed of a failure.</summary>
public sealed class RegistrationHistoryTests
{
    private const int Workshops = 3;
    private const int Histories = 150;

    private static readonly Gen<int[]> Some = Gen.Int[1, Workshops].Array[1, 2].Select(numbers => numbers.Distinct().ToArray());

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Gen.Select(Gen.Int[1, 6], Some, Gen.Bool, (person, workshops, only) => (Step)new SignUp(person, workshops, only))),
        (3, Gen.Select(Gen.Int[1, 6], Some, (person, workshops) => (Step)new Cancel(person, workshops))),
        (3, Gen.Select(Gen.Int[1, 6], Gen.Int[1, Workshops], Gen.Int[1, Workshops], (person, from, to) => (Step)new Change(person, from, to))),
        (1, Gen.Select(Gen.Int[1, Workshops], Gen.Int[-1, 4], (workshop, seats) => (Step)new Capacity(workshop, seats < 0 ? null : seats))),
        (1, Gen.Bool.Select(open => (Step)new Open(open))));

    [Fact]
    public async Task Whatever_happens_in_whatever_order_seats_and_lines_are_as_they_should_be()
    {
        await using var day = new RegistrationDay();
        await Steps.Array[1, 40].SampleAsync(history => RunAsync(day, history), iter: Histories, threads: 1, print: history => string.Join("; ", history.Select(step => step.ToString())));
    }

    private static Task RunAsync(RegistrationDay day, Step[] history) => day.Database.WriteAsync(
        async (session, cancel) =>
        {
            await session.ExecuteAsync("delete from registration_event; delete from registration; delete from registration_count", null, cancel);
            day.Settings.Workshops.Clear();
            day.Settings.ClosesAt = null;
            var model = new Model();
            foreach (var step in history)
            {
                var before = await StandAsync(session, cancel);
                await DoAsync(day, session, step, cancel);
                model.Do(step);
                var after = await StandAsync(session, cancel);

                Assert.Equal(model.Stand(), after);
                CheckSeats(day, before, after);
                Assert.Empty(await day.Get<RegistrationLog>().CheckAsync(session, cancel));
            }
        },
        CancellationToken.None);

    private static async Task DoAsync(RegistrationDay day, DatabaseSession session, Step step, CancellationToken cancel)
    {
        var now = day.Clock.GetUtcNow();
        Task Apply(int person, int[] signUps, int[] cancels, bool only = false) =>
            day.Desk.ApplyAsync(session, new RegistrationRequest($"p:{person}", signUps, cancels, only), new Cause($"p:{person}", "history", null, now), cancel);
        switch (step)
        {
            case SignUp one: await Apply(one.Person, one.Workshops, [], one.OnlyIfPlace); break;
            case Cancel one: await Apply(one.Person, [], one.Workshops); break;
            case Change one: await Apply(one.Person, [one.To], [one.From]); break;
            case Capacity one:
                day.Settings.Workshops[$"{one.Workshop}"] = new RegistrationOptions.WorkshopSettings { Capacity = one.Seats };
                await day.Desk.FillAsync(session, [one.Workshop], new Cause("test", "history", null, now), cancel);
                break;
            case Open one: day.Settings.ClosesAt = one.IsOpen ? null : "2030-01-01T00:00:00Z"; break;
        }
    }

    private static void CheckSeats(RegistrationDay day, List<string> before, List<string> after)
    {
        for (var workshop = 1; workshop <= Workshops; workshop++)
        {
            var seats = after.Count(one => one.StartsWith($"{workshop} registered", StringComparison.Ordinal));
            var earlier = before.Count(one => one.StartsWith($"{workshop} registered", StringComparison.Ordinal));
            Assert.True(day.Settings.CapacityOf(workshop) is not { } capacity || seats <= Math.Max(capacity, earlier), $"workshop {workshop} is oversold");
        }
    }

    /// <summary>Seats by name, lines by arrival.</summary>
    private static async Task<List<string>> StandAsync(DatabaseSession session, CancellationToken cancel) =>
    [
        .. (await session.QueryAsync<string>("select workshop || ' registered ' || person_id from registration where state = 'registered' order by workshop, person_id", null, cancel)),
        .. (await session.QueryAsync<string>("select workshop || ' waiting ' || person_id from registration where state = 'waiting' order by workshop, arrival", null, cancel)),
    ];

    private abstract record Step;

    private sealed record SignUp(int Person, int[] Workshops, bool OnlyIfPlace) : Step
    {
        public override string ToString() => $"{Person} signs up for {string.Join('+', Workshops)}{(OnlyIfPlace ? " if there is room" : "")}";
    }

    private sealed record Cancel(int Person, int[] Workshops) : Step
    {
        public override string ToString() => $"{Person} cancels {string.Join('+', Workshops)}";
    }

    private sealed record Change(int Person, int From, int To) : Step;

    private sealed record Capacity(int Workshop, int? Seats) : Step;

    private sealed record Open(bool IsOpen) : Step;

    private sealed class Model
    {
        private readonly SortedSet<int>[] seats = [.. Enumerable.Range(0, Workshops + 1).Select(_ => new SortedSet<int>())];
        private readonly List<int>[] lines = [.. Enumerable.Range(0, Workshops + 1).Select(_ => new List<int>())];
        private readonly int?[] capacity = new int?[Workshops + 1];
        private bool open = true;

        public List<string> Stand() =>
        [
            .. Enumerable.Range(1, Workshops).SelectMany(workshop => seats[workshop].Select(person => $"{workshop} registered p:{person}")),
            .. Enumerable.Range(1, Workshops).SelectMany(workshop => lines[workshop].Select(person => $"{workshop} waiting p:{person}")),
        ];

        public void Do(Step step)
        {
            switch (step)
            {
                case SignUp one: one.Workshops.Order().ToList().ForEach(workshop => Ask(one.Person, workshop, one.OnlyIfPlace)); break;
                case Cancel one: one.Workshops.ToList().ForEach(workshop => Leave(one.Person, workshop)); break;
                case Change { From: var from, To: var to, Person: var person }:
                    if (from == to)
                    {
                        Ask(person, to, false);
                    }
                    else if (Has(person, from) && (seats[to].Contains(person) || (open && !lines[to].Contains(person) && Room(to))))
                    {
                        seats[to].Add(person);
                        Leave(person, from);
                    }

                    break;
                case Capacity one: capacity[one.Workshop] = one.Seats; Fill(one.Workshop); break;
                case Open one: open = one.IsOpen; break;
            }
        }

        private bool Has(int person, int workshop) => seats[workshop].Contains(person) || lines[workshop].Contains(person);

        private bool Room(int workshop) => seats[workshop].Count < (capacity[workshop] ?? int.MaxValue);

        private void Ask(int person, int workshop, bool onlyIfPlace)
        {
            if (!open || Has(person, workshop))
            {
                return;
            }

            if (Room(workshop))
            {
                seats[workshop].Add(person);
            }
            else if (!onlyIfPlace)
            {
                lines[workshop].Add(person);
            }
        }

        private void Leave(int person, int workshop)
        {
            seats[workshop].Remove(person);
            lines[workshop].Remove(person);
            Fill(workshop);
        }

        private void Fill(int workshop)
        {
            for (; lines[workshop].Count > 0 && Room(workshop); lines[workshop].RemoveAt(0))
            {
                seats[workshop].Add(lines[workshop][0]);
            }
        }
    }
}
