namespace SamenInHetVerschil.Registrations;

public sealed class RegistrationMovesTests
{
    private static readonly Dictionary<(RegistrationState?, RegistrationEvent), RegistrationState> Allowed = new()
    {
        [(null, RegistrationEvent.Seated)] = RegistrationState.Registered,
        [(null, RegistrationEvent.Queued)] = RegistrationState.Waiting,
        [(RegistrationState.Cancelled, RegistrationEvent.Seated)] = RegistrationState.Registered,
        [(RegistrationState.Cancelled, RegistrationEvent.Queued)] = RegistrationState.Waiting,
        [(RegistrationState.Waiting, RegistrationEvent.Promoted)] = RegistrationState.Registered,
        [(RegistrationState.Waiting, RegistrationEvent.Withdrew)] = RegistrationState.Cancelled,
        [(RegistrationState.Waiting, RegistrationEvent.Moves)] = RegistrationState.Waiting,
        [(RegistrationState.Waiting, RegistrationEvent.Stays)] = RegistrationState.Waiting,
        [(RegistrationState.Registered, RegistrationEvent.Withdrew)] = RegistrationState.Cancelled,
    };

    [Fact]
    public void Every_state_and_event_leads_where_the_table_says_and_nowhere_else()
    {
        foreach (var state in Enum.GetValues<RegistrationState>().Cast<RegistrationState?>().Prepend(null))
        {
            foreach (var happened in Enum.GetValues<RegistrationEvent>())
            {
                RegistrationState? expected = Allowed.TryGetValue((state, happened), out var next) ? next : null;
                Assert.True(expected == RegistrationMoves.Next(state, happened), $"{state?.ToString() ?? "nothing"} + {happened}");
            }
        }
    }

    [Fact]
    public async Task A_move_that_the_table_does_not_know_is_a_fault_and_writes_nothing()
    {
        await using var day = new RegistrationDay();
        await Assert.ThrowsAsync<InvalidOperationException>(() => day.Database.WriteAsync(
            (session, cancel) => day.Get<RegistrationBook>().MoveAsync(
                session, 1, "directline:els", null, RegistrationEvent.Promoted, new Cause("test", "test", null, RegistrationDay.Start), cancel),
            CancellationToken.None));
        Assert.Empty(await day.QueryAsync<long>("select id from registration_event"));
    }
}
