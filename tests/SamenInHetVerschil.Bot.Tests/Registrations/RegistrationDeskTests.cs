using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Registrations;

public sealed class RegistrationDeskTests
{
    [Fact]
    public async Task Without_a_capacity_there_is_always_room()
    {
        await using var day = new RegistrationDay();
        for (var number = 1; number <= 30; number++)
        {
            Assert.Equal([new Outcome(1, Became.Registered)], (await day.ApplyAsync($"p:{number}", [1])).Outcomes);
        }

        Assert.Equal([new Places(1, null, 30, 0)], await PlacesAsync(day, 1));
    }

    [Fact]
    public async Task A_capacity_of_zero_lets_everybody_wait()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "0"));
        Assert.Equal([new Outcome(2, Became.Waiting, 1)], (await day.ApplyAsync("p:els", [2])).Outcomes);
        Assert.Equal([new Places(2, 0, 0, 1)], await PlacesAsync(day, 2));
    }

    [Fact]
    public async Task Looking_says_what_would_happen_and_changes_nothing()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "1"), ("Workshops:3:Capacity", "1"));
        await day.ApplyAsync("p:an", [2, 3]);
        await day.ApplyAsync("p:els", [1, 3]);

        var prospects = await day.Database.ReadAsync((session, cancel) => day.Desk.LookAsync(session, "p:els", [9, 4, 3, 2, 1], day.Clock.GetUtcNow(), cancel), default);

        Assert.Equal(
            [new Prospect(1, Chance.HasSeat), new Prospect(2, Chance.Full, 1), new Prospect(3, Chance.Waits, 1), new Prospect(4, Chance.Free), new Prospect(9, Chance.Unknown)],
            prospects);
        Assert.Equal("1 registered, 3 waiting at 1", await day.HasAsync("p:els"));
    }

    [Fact]
    public async Task Several_workshops_are_signed_up_for_together()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "0"));
        var applied = await day.ApplyAsync("p:els", [5, 2, 1]);
        Assert.Equal([new Outcome(1, Became.Registered), new Outcome(2, Became.Waiting, 1), new Outcome(5, Became.Registered)], applied.Outcomes);
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_is_not_put_in_line()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "0"));
        Assert.Equal([new Outcome(2, Became.Full, 1)], (await day.ApplyAsync("p:els", [2], onlyIfPlace: true)).Outcomes);
        Assert.Equal("", await day.HasAsync("p:els"));
    }

    [Fact]
    public async Task Asking_again_changes_nothing_and_is_no_error()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "1"));
        await day.ApplyAsync("p:els", [1]);
        await day.ApplyAsync("p:an", [1]);
        Assert.Equal([new Outcome(1, Became.AlreadyRegistered)], (await day.ApplyAsync("p:els", [1])).Outcomes);
        Assert.Equal([new Outcome(1, Became.AlreadyWaiting, 1)], (await day.ApplyAsync("p:an", [1])).Outcomes);
        Assert.Equal(2, (await day.QueryAsync<long>("select id from registration_event")).Count);
    }

    [Fact]
    public async Task A_seat_that_comes_free_goes_at_once_to_whoever_waited_longest()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "1"));
        await day.ApplyAsync("p:els", [1]);
        await day.ApplyAsync("p:an", [1]);
        await day.ApplyAsync("p:jef", [1]);

        var applied = await day.ApplyAsync("p:els", [], [1]);

        Assert.Equal([new Outcome(1, Became.Cancelled)], applied.Outcomes);
        Assert.Equal(("p:an", 1), (applied.Seats.Promotions.Single().PersonId, applied.Seats.Promotions.Single().Workshop));
        Assert.Equal("1 registered", await day.HasAsync("p:an"));
        Assert.Equal("1 waiting at 1", await day.HasAsync("p:jef"));
    }

    [Fact]
    public async Task Leaving_the_line_promotes_nobody_and_moves_the_others_up()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "1"));
        foreach (var person in new[] { "p:els", "p:an", "p:jef" })
        {
            await day.ApplyAsync(person, [1]);
        }

        var applied = await day.ApplyAsync("p:an", [], [1]);
        Assert.Equal([new Outcome(1, Became.LeftLine)], applied.Outcomes);
        Assert.Empty(applied.Seats.Promotions);
        Assert.Equal("1 waiting at 1", await day.HasAsync("p:jef"));
        Assert.Equal("1 registered", await day.HasAsync("p:els"));
    }

    [Fact]
    public async Task Who_returns_to_the_line_stands_at_its_end()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "0"));
        await day.ApplyAsync("p:els", [1]);
        await day.ApplyAsync("p:an", [1]);
        await day.ApplyAsync("p:els", [], [1]);
        Assert.Equal([new Outcome(1, Became.Waiting, 2)], (await day.ApplyAsync("p:els", [1])).Outcomes);
    }

    [Fact]
    public async Task The_cancellation_and_the_promotion_stand_together_or_not_at_all()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "1"));
        await day.ApplyAsync("p:els", [1]);
        await day.ApplyAsync("p:an", [1]);

        await Assert.ThrowsAsync<TimeoutException>(() => day.Database.WriteAsync(
            async (session, cancel) =>
            {
                var applied = await day.Desk.ApplyAsync(session, new RegistrationRequest("p:els", [], [1]), new Cause("p:els", "test", 7, RegistrationDay.Start), cancel);
                Assert.Single(applied.Seats.Promotions);
                throw new TimeoutException("the turn fails after all");
            },
            default));

        Assert.Equal("1 registered", await day.HasAsync("p:els"));
        Assert.Equal("1 waiting at 1", await day.HasAsync("p:an"));
        Assert.Empty(await day.CheckLogAsync());
    }

    [Fact]
    public async Task A_change_gives_the_new_seat_and_passes_on_the_old_one()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "1"), ("Workshops:2:Capacity", "1"));
        await day.ApplyAsync("p:els", [1]);
        await day.ApplyAsync("p:an", [1]);

        var applied = await day.ApplyAsync("p:els", [2], [1]);

        Assert.Equal([new Outcome(2, Became.Registered), new Outcome(1, Became.Cancelled)], applied.Outcomes);
        Assert.Equal("2 registered", await day.HasAsync("p:els"));
        Assert.Equal("1 registered", await day.HasAsync("p:an"));
    }

    [Fact]
    public async Task A_change_to_a_full_workshop_changes_nothing_at_all()
    {
        await using var day = new RegistrationDay(("Workshops:2:Capacity", "0"));
        await day.ApplyAsync("p:els", [1]);

        var applied = await day.ApplyAsync("p:els", [2, 3], [1]);

        Assert.Equal([new Outcome(2, Became.Full, 1), new Outcome(3, Became.Kept), new Outcome(1, Became.Kept)], applied.Outcomes);
        Assert.Equal("1 registered", await day.HasAsync("p:els"));
        Assert.Single(await day.QueryAsync<long>("select id from registration_event"));
    }

    [Fact]
    public async Task A_change_from_what_one_does_not_have_changes_nothing()
    {
        await using var day = new RegistrationDay();
        Assert.Equal([new Outcome(2, Became.Kept), new Outcome(1, Became.NotHeld)], (await day.ApplyAsync("p:els", [2], [1])).Outcomes);
        Assert.Equal("", await day.HasAsync("p:els"));
    }

    [Fact]
    public async Task Before_the_opening_and_after_the_closing_nobody_signs_up_but_everybody_can_cancel()
    {
        await using var day = new RegistrationDay(
            ("OpensAt", "2030-04-01T13:00:00+02:00"), ("ClosesAt", "2030-04-01T14:00:00+02:00"), ("Workshops:1:Capacity", "1"));
        Assert.Equal([new Outcome(1, Became.NotOpenYet)], (await day.ApplyAsync("p:els", [1])).Outcomes);

        day.Clock.SetUtcNow(new DateTimeOffset(2030, 4, 1, 11, 0, 0, TimeSpan.Zero));
        await day.ApplyAsync("p:els", [1]);
        await day.ApplyAsync("p:an", [1]);

        day.Clock.SetUtcNow(new DateTimeOffset(2030, 4, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal([new Outcome(2, Became.Closed)], (await day.ApplyAsync("p:els", [2])).Outcomes);
        Assert.Equal([new Outcome(2, Became.Closed), new Outcome(1, Became.Kept)], (await day.ApplyAsync("p:els", [2], [1])).Outcomes);
        Assert.Equal([new Outcome(1, Became.Cancelled)], (await day.ApplyAsync("p:els", [], [1])).Outcomes);
        Assert.Equal("1 registered", await day.HasAsync("p:an"));
    }

    [Fact]
    public async Task More_room_at_a_start_goes_to_those_who_wait_and_they_hear_so()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "0"));
        var els = day.Attendee("els", "Els");
        await els.Clicks(await els.Says(Wishes.SignUp(1)), "Ja, zet me op de wachtlijst");
        await day.ApplyAsync("p:an", [1]);
        day.Settings.Workshops["1"].Capacity = 1;

        await day.StartAsync();

        Assert.Equal("1 registered", await day.HasAsync(els.Id));
        Assert.Equal("1 waiting at 1", await day.HasAsync("p:an"));
        Assert.Contains("Je hebt een plaats in workshop 1", (await els.SeesAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seat_that_is_free_while_people_wait_is_theirs_and_not_of_whoever_asks_now()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "0"));
        await day.ApplyAsync("p:els", [1]);
        day.Settings.Workshops["1"].Capacity = 1;
        var applied = await day.ApplyAsync("p:an", [1]);
        Assert.Equal([new Outcome(1, Became.Waiting, 1)], applied.Outcomes);
        Assert.Equal("p:els", applied.Seats.Promotions.Single().PersonId);
    }

    [Fact]
    public async Task Less_room_throws_nobody_out()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "2"));
        await day.ApplyAsync("p:els", [1]);
        await day.ApplyAsync("p:an", [1]);
        day.Settings.Workshops["1"].Capacity = 1;
        await day.ApplyAsync("p:jef", [1]);
        await day.ApplyAsync("p:els", [], [1]);
        Assert.Equal("1 registered", await day.HasAsync("p:an"));
        Assert.Equal("1 waiting at 1", await day.HasAsync("p:jef"));
    }

    [Fact]
    public async Task The_log_tells_who_did_what_and_why_and_in_which_turn()
    {
        await using var day = new RegistrationDay(("Workshops:1:Capacity", "1"));
        var els = day.Attendee("els", "Els");
        await els.Clicks(await els.Says(Wishes.SignUp(1)), "Ja, schrijf me in");
        await day.ApplyAsync("p:an", [1]);
        await els.Clicks(await els.Says(Wishes.Cancel(1)), "Ja, schrijf me uit");

        var log = await day.QueryAsync<string>(
            "select person_id || ' ' || event || ' ' || state_after || ' by ' || actor || ': ' || reason || coalesce(' in ' || case when turn_ordinal > 0 then 1 end, '') from registration_event order by id");
        Assert.Equal(
            [
                "directline:els seated registered by directline:els: signed up in 1",
                "p:an queued waiting by p:an: test",
                "directline:els withdrew cancelled by directline:els: cancelled in 1",
                "p:an promoted registered by waiting list: a seat came free in 1",
            ],
            log);
    }

    [Fact]
    public async Task The_log_cannot_be_changed_and_a_difference_is_found()
    {
        await using var day = new RegistrationDay();
        await day.ApplyAsync("p:els", [1]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => day.Database.WriteAsync(
            (session, cancel) => session.ExecuteAsync("update registration_event set person_id = 'p:an'", null, cancel), default));
        Assert.Empty(await day.CheckLogAsync());

        await day.Database.WriteAsync((session, cancel) => session.ExecuteAsync("update registration set state = 'waiting'; update registration_count set registered = 9", null, cancel), default);
        Assert.Equal(2, (await day.CheckLogAsync()).Count);
    }

    private static Task<IReadOnlyList<Places>> PlacesAsync(RegistrationDay day, int workshop) =>
        day.Database.ReadAsync((session, cancel) => day.Desk.PlacesAsync(session, [workshop], cancel), default);
}
