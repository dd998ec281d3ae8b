using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.HandOvers;

/// <summary>A place is taken over at the instant an organiser changes the day. Only where several write at once: SQLite has one writer.</summary>
public sealed class HandOverRaceTests
{
    [SkippableFact]
    public async Task Who_takes_a_place_over_while_an_hour_is_set_is_not_in_two_places()
    {
        PostgreSqlServer.Get();
        TestEngine.Current = StorageProvider.PostgreSql;
        await using var day = await AttendanceDay.OpenAsync();
        var (holder, colleague) = (await day.WithSeatAsync("Jo Janssens", 3), await day.WithSeatAsync("Mo Claes", 5));
        var now = day.Plan.Clock!.GetUtcNow();
        var offered = await day.Get<Database>().WriteAsync((session, cancel) => day.Get<HandOverDesk>().OfferAsync(session, holder.PersonId, 3, now, cancel), CancellationToken.None);

        var outcome = await TwoAtOnce.MeetAsync(
            day.Get<Database>(),
            (session, cancel) => day.Get<DaySettingsDesk>().SetAsync(
                session, new DayChange(3, DaySettingNames.Slot, "middag"), new Cause(AttendanceDay.OrganiserId, "race", null, now), cancel),
            (session, cancel) => day.Get<HandOverDesk>().AcceptAsync(session, offered!.Id, colleague.PersonId, 1, now, cancel));

        Assert.Equal([5], Assert.IsType<HandOverOutcome.Clash>(outcome).Seats);
        Assert.Equal(("3 registered", "5 registered"), (await day.HasAsync(holder), await day.HasAsync(colleague)));
        await day.AssertIsWholeAsync();
    }
}
