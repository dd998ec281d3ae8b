using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary>The key of all web tokens: made at the first start and kept in the database, so that a restart logs nobody out.</summary>
internal static class SigningKey
{
    /// <summary>Reads the key, or makes it. Runs once, while the options are built, where nothing can be awaited.</summary>
    public static byte[] Get(Database database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database.File, DefaultTimeout = 15 }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "insert into house_secret (name, value) values ('web-tokens', $value) on conflict (name) do nothing; select value from house_secret where name = 'web-tokens'";
        command.Parameters.AddWithValue("$value", RandomNumberGenerator.GetBytes(64));
        return (byte[])command.ExecuteScalar()!;
    }
}
