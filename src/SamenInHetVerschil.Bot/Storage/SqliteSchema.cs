using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;

namespace SamenInHetVerschil.Storage;

/// <summary>The scripts in <c>Storage/Sqlite</c>, under a lock file.</summary>
internal static class SqliteSchema
{
    public static void Apply(string connectionString)
    {
        // Two processes may start at once: the lock makes the second wait until the scripts of the first have run.
        using var gate = new SqliteConnection(connectionString);
        gate.Open();
        if (IsCurrent(gate))
        {
            return; // the command line reads beside a busy server, which leaves no room for a second writer, not even one that has nothing to write
        }

        using var lockFile = ProcessLock(gate.DataSource + ".schema.lock");
        SchemaScripts.Apply(DeployChanges.To.SqliteDatabase(connectionString), "Sqlite");
    }

    private static bool IsCurrent(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("select count(*) from sqlite_master where name = 'SchemaVersions'") == 1
        && SchemaScripts.AreAllOf("Sqlite", connection.Query<string>("select ScriptName from SchemaVersions"));

    private static FileStream ProcessLock(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 300)
            {
                new ManualResetEventSlim().Wait(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
