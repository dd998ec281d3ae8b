using System.Security.Cryptography;
using Dapper;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary>The key of all web tokens: made at the first start and kept in the database, so that a restart logs nobody out and all instances know the same.</summary>
internal static class SigningKey
{
    /// <summary>Reads the key, or makes it. Runs once, while the options are built, where nothing can be awaited.</summary>
    public static byte[] Get(Database database)
    {
        using var connection = database.Connect();
        connection.Open();
        // Two instances may come here first at once: the insert of the second waits for that of the first, and then does nothing.
        connection.Execute(
            "insert into house_secret (name, value) values ('web-tokens', @value) on conflict (name) do nothing", new { value = RandomNumberGenerator.GetBytes(64) });
        return connection.QuerySingle<byte[]>("select value from house_secret where name = 'web-tokens'");
    }
}
