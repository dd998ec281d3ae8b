using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;

namespace SamenInHetVerschil.Registrations;

/// <summary>What organisers change while the program runs.</summary>
public sealed class DaySettingsDeskTests
{
    private const string Organiser = "p:organiser";

    [Fact]
    public async Task What_an_organiser_sets_wins_over_the_file_until_it_goes_back_to_the_file()
    {
        await using var day = Open(("Workshops:2:Capacity", "5"), ("Workshops:2:Slot", "morning"));
        await SetAsync(day, 2, DaySettingNames.Capacity, "7");
        await SetAsync(day, 2, DaySettingNames.Slot, null);
        var set = await SettingsAsync(day);
        Assert.Equal((7, null), (set.CapacityOf(2), set.SlotOf(2)));

        await SetAsync(day, new DayChange(2, DaySettingNames.Capacity, null, BackToFile: true));
        await SetAsync(day, new DayChange(2, DaySettingNames.Slot, null, BackToFile: true));
        var back = await SettingsAsync(day);
        Assert.Equal((5, "morning"), (back.CapacityOf(2), back.SlotOf(2)));
    }

    [Fact]
    public async Task Every_change_stands_in_the_log_with_who_and_when()
    {
        await using var day = Open();
        await SetAsync(day, 2, DaySettingNames.Capacity, "7");
        await SetAsync(day, 2, DaySettingNames.Capacity, null);
        Assert.Equal(
            [$"2030-04-01T10:00:00.0000000Z 2 capacity 7 {Organiser}", $"2030-04-01T10:00:00.0000000Z 2 capacity none {Organiser}"],
            await day.QueryAsync<string>("select at || ' ' || workshop || ' ' || name || ' ' || coalesce(value, 'none') || ' ' || actor from day_setting_event order by id"));
        Assert.Empty(await day.CheckLogAsync());
    }

    [Fact]
    public async Task Who_does_not_organise_changes_nothing()
    {
        await using var day = Open();
        var cause = new Cause("p:els", "test", null, RegistrationDay.Start);
        var desk = day.Get<DaySettingsDesk>();
        Assert.IsType<DayOutcome.NotAllowed>(await day.Database.WriteAsync((session, cancel) => desk.SetAsync(session, new DayChange(2, DaySettingNames.Capacity, "7"), cause, cancel), default));
        Assert.IsType<DayOutcome.NotAllowed>(await day.Database.WriteAsync((session, cancel) => desk.CloseNowAsync(session, cause, cancel), default));
        Assert.IsType<DayOutcome.NotAllowed>(await day.Database.WriteAsync((session, cancel) => desk.OpenNowAsync(session, cause, cancel), default));
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting_event"));
    }

    [Theory]
    [InlineData(2, DaySettingNames.Capacity, "-1", nameof(DayOutcome.OutOfRange))]
    [InlineData(2, DaySettingNames.Capacity, "1000000", nameof(DayOutcome.OutOfRange))]
    [InlineData(2, DaySettingNames.Capacity, "99999999999999999999", nameof(DayOutcome.OutOfRange))]
    [InlineData(2, DaySettingNames.Capacity, "many", nameof(DayOutcome.OutOfRange))]
    [InlineData(2, DaySettingNames.Slot, " \n ", nameof(DayOutcome.OutOfRange))]
    [InlineData(0, DaySettingNames.Capacity, "5", nameof(DayOutcome.NoSuchWorkshop))]
    [InlineData(99, DaySettingNames.Capacity, "5", nameof(DayOutcome.NoSuchWorkshop))]
    [InlineData(0, DaySettingNames.OpensAt, "tomorrow", nameof(DayOutcome.NoMoment))]
    [InlineData(0, DaySettingNames.OpensAt, "2030-04-01T10:00:00", nameof(DayOutcome.NoMoment))]
    [InlineData(0, DaySettingNames.ClosesAt, "2030-03-01T10:00:00Z", nameof(DayOutcome.ClosesBeforeItOpens))]
    public async Task What_cannot_be_is_refused_with_the_reason_and_nothing_is_written(int workshop, string name, string value, string refusal)
    {
        await using var day = Open(("OpensAt", "2030-03-15T10:00:00Z"));
        Assert.Equal(refusal, (await SetAsync(day, workshop, name, value)).GetType().Name);
        Assert.Empty(await day.QueryAsync<string>("select name from day_setting_event"));
    }

    [Fact]
    public async Task A_slot_of_500_characters_is_refused_and_one_of_60_is_not()
    {
        await using var day = Open();
        Assert.Equal(new DayOutcome.OutOfRange(1, 60), await SetAsync(day, 2, DaySettingNames.Slot, new string('x', 500)));
        Assert.IsType<DayOutcome.Changed>(await SetAsync(day, 2, DaySettingNames.Slot, $" {new string('x', 60)}\n"));
        Assert.Equal(new string('x', 60), (await SettingsAsync(day)).SlotOf(2));
    }

    [Fact]
    public async Task More_seats_go_to_those_who_wait_in_order_and_fewer_throw_nobody_out()
    {
        await using var day = Open(("Workshops:2:Capacity", "1"));
        foreach (var person in new[] { "p:an", "p:bert", "p:cis", "p:dora" })
        {
            await day.ApplyAsync(person, [2]);
        }

        var more = Assert.IsType<DayOutcome.Changed>(await SetAsync(day, 2, DaySettingNames.Capacity, "3"));
        Assert.Equal(["p:bert", "p:cis"], more.Seats.Promotions.Select(promotion => promotion.PersonId));

        var fewer = Assert.IsType<DayOutcome.Changed>(await SetAsync(day, 2, DaySettingNames.Capacity, "0"));
        Assert.Empty(fewer.Seats.Promotions);
        Assert.Equal("2 registered", await day.HasAsync("p:cis"));
        await day.ApplyAsync("p:an", [], [2]);
        Assert.Equal("2 waiting at 1", await day.HasAsync("p:dora"));
        Assert.Empty(await day.CheckLogAsync());
    }

    [Fact]
    public async Task A_slot_that_makes_seats_clash_takes_nobodys_seat_and_names_who_must_choose()
    {
        await using var day = Open(("Workshops:1:Slot", "morning"));
        await day.ApplyAsync("p:els", [1, 2]);
        await day.ApplyAsync("p:an", [2]);
        var changed = Assert.IsType<DayOutcome.Changed>(await SetAsync(day, 2, DaySettingNames.Slot, "Morning"));
        Assert.Equal([new ClashingSeats("p:els", 2, 1)], changed.Clashing);
        Assert.Equal("1 registered, 2 registered", await day.HasAsync("p:els"));
    }

    [Fact]
    public async Task Closing_stops_sign_ups_at_once_never_cancelling_and_opening_starts_them_again()
    {
        await using var day = Open(("OpensAt", "2031-01-01T10:00:00Z"));
        Assert.Equal([new Outcome(1, Became.NotOpenYet)], (await day.ApplyAsync("p:els", [1])).Outcomes);
        await TurnAsync(day, open: true);
        Assert.Equal([new Outcome(1, Became.Registered)], (await day.ApplyAsync("p:els", [1])).Outcomes);

        await TurnAsync(day, open: false);
        Assert.Equal([new Outcome(2, Became.Closed)], (await day.ApplyAsync("p:els", [2])).Outcomes);
        Assert.Equal([new Outcome(1, Became.Cancelled)], (await day.ApplyAsync("p:els", [], [1])).Outcomes);

        await TurnAsync(day, open: true);
        Assert.Equal([new Outcome(2, Became.Registered)], (await day.ApplyAsync("p:els", [2])).Outcomes);
    }

    [Fact]
    public async Task Closing_before_it_ever_opened_closes_and_does_not_open_by_itself_later()
    {
        await using var day = Open(("OpensAt", "2030-05-01T10:00:00Z"));
        await TurnAsync(day, open: false);
        day.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal([new Outcome(1, Became.Closed)], (await day.ApplyAsync("p:els", [1])).Outcomes);
    }

    [Fact]
    public async Task A_seat_that_nobody_gets_by_itself_any_more_is_told_once()
    {
        await using var day = Open(("Workshops:2:Capacity", "1"), ("PromoteUntil", "2030-03-01T10:00:00Z"));
        await day.ApplyAsync("p:an", [2]);
        Assert.Empty((await day.ApplyAsync("p:bert", [2])).Seats.Untaken);
        Assert.Equal([new FreeSeats(2, 1, 1)], (await day.ApplyAsync("p:an", [], [2])).Seats.Untaken);
        Assert.Empty((await day.ApplyAsync("p:cis", [2])).Seats.Untaken);
        Assert.Equal("2 waiting at 1", await day.HasAsync("p:bert"));
    }

    private static RegistrationDay Open(params (string Key, string Value)[] settings)
    {
        var day = new RegistrationDay(settings);
        day.Get<IOptions<OrganiserOptions>>().Value.Ids = [Organiser];
        return day;
    }

    private static Task<DayOutcome> SetAsync(RegistrationDay day, int workshop, string name, string? value) => SetAsync(day, new DayChange(workshop, name, value));

    private static Task<DayOutcome> SetAsync(RegistrationDay day, DayChange change) => day.Database.WriteAsync(
        (session, cancel) => day.Get<DaySettingsDesk>().SetAsync(session, change, new Cause(Organiser, "test", null, day.Clock.GetUtcNow()), cancel), default);

    private static Task<DayOutcome> TurnAsync(RegistrationDay day, bool open) => day.Database.WriteAsync(
        (session, cancel) =>
        {
            var (desk, cause) = (day.Get<DaySettingsDesk>(), new Cause(Organiser, "test", null, day.Clock.GetUtcNow()));
            return open ? desk.OpenNowAsync(session, cause, cancel) : desk.CloseNowAsync(session, cause, cancel);
        },
        default);

    private static Task<DaySettings> SettingsAsync(RegistrationDay day) => day.Database.ReadAsync(day.Get<DaySettingsDesk>().ReadAsync, default);
}
