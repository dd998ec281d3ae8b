using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace SamenInHetVerschil.Storage;

/// <summary>The few things that the two engines say differently. All other SQL of the house is the same for both.</summary>
internal abstract partial class Dialect
{
    public static Dialect Sqlite { get; } = new SqliteDialect();

    public static Dialect PostgreSql { get; } = new PostgreSqlDialect();

    /// <summary>Whether several instances of the program may share the database.</summary>
    public abstract bool IsShared { get; }

    /// <summary>
    /// Ends a <c>select</c> of rows that this transaction is going to change, so that nobody changes them meanwhile. Empty on SQLite, which has one writer.
    /// </summary>
    public abstract string ForUpdate { get; }

    /// <summary>The moment by the database's own clock, as our text, so many seconds from now. <paramref name="seconds"/> is a number or a parameter of type double.</summary>
    public abstract string Moment(string seconds = "0");

    /// <summary>The statement as this engine wants it.</summary>
    public abstract string Say(string sql);

    private sealed class SqliteDialect : Dialect
    {
        public override bool IsShared => false;

        public override string ForUpdate => "";

        public override string Moment(string seconds = "0") => $"strftime('%Y-%m-%dT%H:%M:%f0000Z', 'now', ({seconds}) || ' seconds')";

        public override string Say(string sql) => sql;
    }

    private sealed partial class PostgreSqlDialect : Dialect
    {
        private readonly ConcurrentDictionary<string, string> said = new(StringComparer.Ordinal);

        public override bool IsShared => true;

        // "No key": a row that refers to this one may be added meanwhile.
        public override string ForUpdate => " for no key update";

        public override string Moment(string seconds = "0") =>
            $"""to_char((clock_timestamp() + make_interval(secs => {seconds})) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"0Z"')""";

        // A list is one array parameter here: the statement stays the same for every length and is prepared once.
        public override string Say(string sql) => said.GetOrAdd(sql, static asked => InList().Replace(asked, match => match.Groups["not"].Success ? $"<> all({match.Groups["list"]})" : $"= any({match.Groups["list"]})"));

        [GeneratedRegex(@"\b(?<not>not )?in (?<list>@\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
        private static partial Regex InList();
    }
}
