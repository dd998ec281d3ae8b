using Dapper;
using DbUp;
using Npgsql;

namespace SamenInHetVerschil.Storage;

/// <summary>The scripts in <c>Storage/PostgreSql</c>, under an advisory lock.</summary>
internal static class PostgreSqlSchema
{
    /// <summary>Number of the advisory lock: any, as long as no other program that uses this database takes the same.</summary>
    private const long Lock = 0x53414D454E;

    public static void Apply(string connectionString)
    {
        // Several instances may start at once: the lock makes the others wait until the scripts of the first have run. It goes with the connection.
        using var gate = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        gate.Open();
        gate.Execute("select pg_advisory_lock(@Lock)", new { Lock }, commandTimeout: 60);
        SchemaScripts.Apply(DeployChanges.To.PostgresqlDatabase(connectionString), "PostgreSql");
    }
}
