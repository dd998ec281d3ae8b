using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>The log finds whatever does not follow from it.</summary>
public sealed class RegistrationLogTests
{
    [Theory]
    [InlineData("update registration set state = 'waiting' where workshop = 1", "workshop 1, p:an: the log says Registered since 2030-04-01T10:00:00.0000000Z by event 1, the table Waiting since")]
    [InlineData("delete from registration where workshop = 2 and person_id = 'p:bert'", "workshop 2, p:bert: the log says Waiting since 2030-04-01T10:00:00.0000000Z by event 3, the table nothing")]
    [InlineData("update registration_count set registered = 7 where workshop = 2", "workshop 2: the log counts 1 and 1 waiting, the table 7 and 1")]
    [InlineData("delete from registration_count where workshop = 2", "workshop 2: the log counts 1 and 1 waiting, the table 0 and 0")]
    [InlineData("insert into registration_event (at, workshop, person_id, event, state_after, actor, reason) values ('2030-04-01T10:00:00Z', 3, 'p:cis', 'promoted', 'registered', 'x', 'x')", "event 4 of the registration log ('promoted' to 'registered') cannot follow from the events before it")]
    [InlineData("insert into day_setting (workshop, name, value, changed_at, changed_by) values (2, 'capacity', '9', '2030-04-01T10:00:00Z', 'x')", "setting 'capacity' of workshop 2: the log says '', the table '9'")]
    public async Task A_table_that_was_tampered_with_is_named(string tampering, string difference)
    {
        TestEngine.Current = StorageProvider.Sqlite;
        await using var day = await FilledAsync();
        Assert.Empty(await day.CheckLogAsync());
        await day.Database.WriteAsync((session, cancel) => session.ExecuteAsync(tampering, null, cancel), default);
        Assert.StartsWith(difference, Assert.Single(await day.CheckLogAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_difference_is_named_not_only_the_first()
    {
        await using var day = await FilledAsync();
        await day.Database.WriteAsync(
            async (session, cancel) =>
            {
                await session.ExecuteAsync("update registration set state = 'cancelled'", null, cancel);
                await session.ExecuteAsync("update registration_count set waiting = 5", null, cancel);
            },
            default);
        Assert.Equal(5, (await day.CheckLogAsync()).Count);
    }

    [Fact]
    public async Task Asking_to_be_moved_stands_in_the_log_and_changes_nobodys_place_in_line()
    {
        await using var day = new RegistrationDay(("Workshops:1:Slot", "morning"), ("Workshops:2:Slot", "morning"), ("Workshops:2:Capacity", "1"));
        await day.ApplyAsync("p:an", [2]);
        await day.ApplyAsync("p:bert", [1]);
        await day.ApplyAsync("p:bert", [2]);
        await day.ApplyAsync("p:cis", [2]);
        await MovesFromAsync(day, 1);
        await MovesFromAsync(day, null);
        Assert.Equal(["asked from 1", "asked"], await day.QueryAsync<string>("select reason from registration_event where event in ('moves', 'stays') order by id"));
        Assert.Equal(("1 registered, 2 waiting at 1", "2 waiting at 2"), (await day.HasAsync("p:bert"), await day.HasAsync("p:cis")));
        Assert.Empty(await day.CheckLogAsync());

        await day.ApplyAsync("p:an", [], [2]);
        Assert.Equal(("1 registered, 2 waiting at 1", "2 registered"), (await day.HasAsync("p:bert"), await day.HasAsync("p:cis")));
    }

    private static Task<Filled?> MovesFromAsync(RegistrationDay day, int? from) => day.Database.WriteAsync(
        (session, cancel) => day.Desk.MovesFromAsync(session, "p:bert", 2, from, new Cause("p:bert", "asked", null, day.Clock.GetUtcNow()), cancel), default);

    private static async Task<RegistrationDay> FilledAsync()
    {
        var day = new RegistrationDay(("Workshops:2:Capacity", "1"));
        await day.ApplyAsync("p:an", [1, 2]);
        await day.ApplyAsync("p:bert", [2]);
        return day;
    }
}
