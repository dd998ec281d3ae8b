using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

public sealed class RegistrationRaceTests
{
    private const int Askers = 20;

    [Fact]
    public async Task The_last_seat_goes_to_exactly_one_of_twenty_who_ask_at_once()
    {
        await using var day = new RegistrationDay(("Workshops:3:Capacity", "1"));

        var became = await AskAtOnceAsync((person, work) => day.Database.WriteAsync(work, CancellationToken.None), day);

        Assert.Equal(1, became.Count(one => one.Became == Became.Registered));
        Assert.Equal(Enumerable.Range(1, Askers - 1), became.Where(one => one.Became == Became.Waiting).Select(one => one.Position).Order());
        Assert.Empty(await day.CheckLogAsync());
    }

    // Without the transaction the same twenty sell the same seat: so the test above can fail.
    [Fact]
    public async Task Without_the_transaction_the_last_seat_is_sold_more_than_once()
    {
        TestEngine.Current = StorageProvider.Sqlite;
        await using var day = new RegistrationDay(("Workshops:3:Capacity", "1"));
        var meeting = new Meeting(Askers);

        var became = await AskAtOnceAsync(
            async (person, work) =>
            {
                await using var connection = new HesitantConnection($"Data Source={((SqliteDatabase)day.Database).File};Default Timeout=30", meeting);
                await connection.OpenAsync();
                try
                {
                    return await work(new DatabaseSession(connection, null!, Dialect.Sqlite), CancellationToken.None);
                }
                finally
                {
                    meeting.Leave();
                }
            },
            day);

        Assert.Equal(Askers, became.Count(one => one.Became == Became.Registered));
    }

    private static async Task<IReadOnlyList<Outcome>> AskAtOnceAsync(
        Func<string, Func<DatabaseSession, CancellationToken, Task<Outcome>>, Task<Outcome>> inside, RegistrationDay day)
    {
        var all = Enumerable.Range(1, Askers).Select(number => $"directline:asker{number}").Select(person => Task.Run(() => inside(
            person,
            async (session, cancel) =>
            {
                var applied = await day.Desk.ApplyAsync(session, new RegistrationRequest(person, [3], []), new Cause(person, "race", null, RegistrationDay.Start), cancel);
                return applied.Outcomes.Single();
            })));
        return await Task.WhenAll(all);
    }

    /// <summary>Lets everybody go on, one after the other, once the last has come: SQLite would refuse them all at the same moment.</summary>
    private sealed class Meeting(int size)
    {
        private readonly TaskCompletionSource everybody = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim door = new(1);
        private int here;

        public void Leave() => door.Release();

        public async Task WaitAsync()
        {
            if (Interlocked.Increment(ref here) == size)
            {
                everybody.SetResult();
            }

            await everybody.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await door.WaitAsync();
        }
    }

    /// <summary>Waits for the others between having looked and writing: the moment in which a race is lost.</summary>
    private sealed class HesitantConnection(string connectionString, Meeting meeting) : SqliteConnection(connectionString)
    {
        public override SqliteCommand CreateCommand() => new HesitantCommand(meeting) { Connection = this };
    }

    private sealed class HesitantCommand(Meeting meeting) : SqliteCommand
    {
        public override async Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
        {
            if (CommandText.StartsWith("insert into registration_event", StringComparison.Ordinal))
            {
                await meeting.WaitAsync();
            }

            return await base.ExecuteScalarAsync(cancellationToken);
        }
    }
}
