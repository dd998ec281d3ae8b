using System.Diagnostics;
using Dapper;
using Npgsql;

namespace SamenInHetVerschil.Storage;

/// <summary>
/// A PostgreSQL server of the tests alone: its own data, its own socket in a folder of its own, no port. It is started when the first test asks for it and ends
/// with the process of the tests, however that ends. Commits are as durable as they are in production.
/// </summary>
internal sealed class PostgreSqlServer
{
    /// <summary>Why a test is skipped, and what to do about it.</summary>
    public const string WhyNot = "PostgreSQL is not installed here. Install it: apt-get install -y postgresql";

    // The server lives as long as this shell reads, and the shell as long as we do: when we are killed, its input ends.
    private const string Script = """
        set -e
        as() { if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; runuser -u postgres -- "$@"; else "$@"; fi; }
        dir=$1; bin=$2; chmod 755 "$dir"; cd "$dir"
        as "$bin/initdb" -D "$dir/data" -A trust -U samen -E UTF8 --locale=C.UTF-8 >/dev/null
        as "$bin/pg_ctl" -D "$dir/data" -w -t 120 -l "$dir/log" -o "-k $dir -c listen_addresses='' -c max_connections=200" start >/dev/null 2>&1 </dev/null
        echo ready
        read -r _ || true
        as "$bin/pg_ctl" -D "$dir/data" -w -m immediate stop >/dev/null 2>&1 </dev/null || true
        rm -rf "$dir"
        """;

    private static readonly Lazy<PostgreSqlServer> Running = new(Start);
    private static int databases;

    private readonly string folder;
    private readonly Process shell;

    private PostgreSqlServer(string folder, Process shell) => (this.folder, this.shell) = (folder, shell);

    /// <summary>Folder of <c>initdb</c>, <c>pg_dump</c> and the others; null when PostgreSQL is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).OrderByDescending(bin => bin, StringComparer.Ordinal).FirstOrDefault()
        : null;

    /// <summary>The socket of the server.</summary>
    public string Socket => Path.Combine(folder, ".s.PGSQL.5432");

    public static PostgreSqlServer Get()
    {
        Skip.If(Programs is null, WhyNot);
        return Running.Value;
    }

    public string ConnectionTo(string database) => $"Host={folder};Username=samen;Database={database}";

    /// <summary>An empty database; the connection string of it. Dropped with the server, or by <see cref="Drop"/>.</summary>
    public string Create()
    {
        var name = $"t{Interlocked.Increment(ref databases)}";
        Execute($"create database {name}");
        return ConnectionTo(name);
    }

    public void Drop(string connectionString)
    {
        Execute($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        connection.Execute(sql);
    }

    private static PostgreSqlServer Start()
    {
        var place = Directory.CreateTempSubdirectory("pg-").FullName;
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        start.ArgumentList.Add("postgresql-of-the-tests");
        start.ArgumentList.Add(place);
        start.ArgumentList.Add(Programs!);
        var running = Process.Start(start)!;
        var said = running.StandardOutput.ReadLine();
        return said == "ready"
            ? new PostgreSqlServer(place, running)
            : throw new InvalidOperationException($"PostgreSQL did not start: {said} {running.StandardError.ReadToEnd()}");
    }
}
