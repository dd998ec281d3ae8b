using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>
/// An organiser changes the day at the instant somebody takes a seat. Only where several write at once: SQLite has one writer.
/// </summary>
public sealed class SettingRaceTests
{
    private const string Organiser = "p:organiser";
    private const string Els = "p:els";

    [SkippableFact]
    public async Task A_seat_that_an_organiser_takes_away_is_not_given_to_who_asks_meanwhile()
    {
        await using var day = Open(("Workshops:3:Capacity", "1"));

        var outcome = await WhileSettingAsync(day, new DayChange(3, DaySettingNames.Capacity, "0"), SignUpAsync(day, 3));

        Assert.Equal(Became.Waiting, outcome);
        Assert.Equal("3 waiting at 1", await day.HasAsync(Els));
        Assert.Empty(await day.CheckLogAsync());
    }

    [SkippableFact]
    public async Task Who_asks_while_two_workshops_are_put_at_the_same_time_is_not_in_both()
    {
        await using var day = Open(("Workshops:1:Slot", "morning"));
        await day.ApplyAsync(Els, [1]);

        var outcome = await WhileSettingAsync(day, new DayChange(3, DaySettingNames.Slot, "morning"), SignUpAsync(day, 3));

        Assert.Equal(Became.Clash, outcome);
        Assert.Equal("1 registered", await day.HasAsync(Els));
    }

    [SkippableFact]
    public async Task Who_asks_while_signing_up_is_closed_gets_no_seat()
    {
        await using var day = Open();
        var closing = new DayChange(DaySettings.WholeDay, DaySettingNames.ClosesAt, RegistrationDay.Start.AddHours(-1).ToString("O"));

        Assert.Equal(Became.Closed, await WhileSettingAsync(day, closing, SignUpAsync(day, 3)));
        Assert.Equal("", await day.HasAsync(Els));
    }

    [SkippableFact]
    public async Task An_organiser_gives_no_seat_that_another_takes_away_meanwhile()
    {
        await using var day = Open(("Workshops:3:Capacity", "1"));

        var outcome = await WhileSettingAsync(
            day, new DayChange(3, DaySettingNames.Capacity, "0"), (session, cancel) => day.Get<OrganiserSeatsDesk>().SeatAsync(session, Els, 3, By(Organiser), cancel));

        Assert.Equal(new SeatingOutcome.Full(0), outcome);
        Assert.Equal("", await day.HasAsync(Els));
    }

    [SkippableFact]
    public async Task A_seat_that_comes_free_while_another_hour_is_set_makes_nobody_be_in_two_places()
    {
        await using var day = Open(("Workshops:1:Slot", "morning"), ("Workshops:3:Capacity", "1"));
        await day.ApplyAsync("p:an", [3]);
        await day.ApplyAsync(Els, [1, 3]);

        await WhileSettingAsync(day, new DayChange(3, DaySettingNames.Slot, "morning"), ApplyAsync(day, new RegistrationRequest("p:an", [], [3])));

        Assert.Equal("1 registered, 3 waiting at 1", await day.HasAsync(Els));
        Assert.Empty(await day.CheckLogAsync());
    }

    [SkippableFact]
    public async Task A_move_is_not_noted_from_a_seat_that_is_no_longer_at_the_same_time()
    {
        await using var day = Open(("Workshops:1:Slot", "morning"), ("Workshops:3:Slot", "morning"), ("Workshops:3:Capacity", "1"));
        await day.ApplyAsync("p:an", [3]);
        await day.ApplyAsync(Els, [1]);
        await day.ApplyAsync(Els, [3]);

        var moves = await WhileSettingAsync(
            day, new DayChange(3, DaySettingNames.Slot, "afternoon"), (session, cancel) => day.Desk.MovesFromAsync(session, Els, 3, 1, By(Els), cancel));

        Assert.Null(moves);
        Assert.Equal("1 registered, 3 waiting at 1", await day.HasAsync(Els));
    }

    // The other way around: the sign-up comes first, and the organiser hears of the clash that it makes.
    [SkippableFact]
    public async Task Who_signed_up_just_before_an_hour_was_set_is_among_those_who_are_told()
    {
        await using var day = Open(("Workshops:1:Slot", "morning"));
        await day.ApplyAsync(Els, [1]);

        var outcome = await TwoAtOnce.MeetAsync(day.Database, SignUpAsync(day, 3), SetAsync(day, new DayChange(3, DaySettingNames.Slot, "morning")));

        Assert.Equal([new ClashingSeats(Els, 3, 1)], Assert.IsType<DayOutcome.Changed>(outcome).Clashing);
    }

    // The lock taken away from the organiser's side: the same sign-up no longer waits, and nobody hears of the clash. So the tests above can fail.
    [SkippableFact]
    public async Task Without_the_lock_somebody_is_in_two_places_and_nobody_is_told()
    {
        await using var day = Open(("Workshops:1:Slot", "morning"));
        await day.ApplyAsync(Els, [1]);
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var signingUp = day.Database.WriteAsync(
            async (session, cancel) =>
            {
                await TwoAtOnce.StayAsync(session, cancel);
                var became = await SignUpAsync(day, 3)(session, cancel);
                taken.TrySetResult();
                await set.Task.WaitAsync(TwoAtOnce.Patience, cancel);
                return became;
            },
            CancellationToken.None);
        await taken.Task.WaitAsync(TwoAtOnce.Patience);
        var clashing = await day.Database.WriteAsync(
            async (session, cancel) =>
            {
                await day.Get<DaySettingsBook>().SetAsync(session, new DayChange(3, DaySettingNames.Slot, "morning"), By(Organiser), cancel);
                return await day.Get<RegistrationBook>().WithSeatsInBothAsync(session, 3, [1], cancel);
            },
            CancellationToken.None);
        set.SetResult();

        Assert.Equal(Became.Registered, await signingUp);
        Assert.Empty(clashing);
        Assert.Equal("1 registered, 3 registered", await day.HasAsync(Els));
    }

    private static RegistrationDay Open(params (string Key, string Value)[] settings)
    {
        PostgreSqlServer.Get();
        TestEngine.Current = StorageProvider.PostgreSql;
        var day = new RegistrationDay(settings);
        day.Get<IOptions<OrganiserOptions>>().Value.Ids = [Organiser];
        return day;
    }

    private static Cause By(string actor) => new(actor, "race", null, RegistrationDay.Start);

    private static Func<DatabaseSession, CancellationToken, Task<Became>> SignUpAsync(RegistrationDay day, int workshop) =>
        async (session, cancel) => (await ApplyAsync(day, new RegistrationRequest(Els, [workshop], []))(session, cancel)).Outcomes.Single().Became;

    private static Func<DatabaseSession, CancellationToken, Task<Applied>> ApplyAsync(RegistrationDay day, RegistrationRequest request) =>
        (session, cancel) => day.Desk.ApplyAsync(session, request, By(request.PersonId), cancel);

    private static Func<DatabaseSession, CancellationToken, Task<DayOutcome>> SetAsync(RegistrationDay day, DayChange change) =>
        (session, cancel) => day.Get<DaySettingsDesk>().SetAsync(session, change, By(Organiser), cancel);

    private static Task<T> WhileSettingAsync<T>(RegistrationDay day, DayChange change, Func<DatabaseSession, CancellationToken, Task<T>> work) =>
        TwoAtOnce.MeetAsync(day.Database, SetAsync(day, change), work);
}
