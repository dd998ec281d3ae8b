namespace SamenInHetVerschil.Storage;

/// <summary>
/// On which engine the tests keep their data: the one that a test class asks for, else the one that <c>SAMEN_TEST_ENGINE</c> names (<c>postgres</c>), else SQLite.
/// </summary>
internal static class TestEngine
{
    private static readonly AsyncLocal<StorageProvider?> Asked = new();

    public static StorageProvider Current
    {
        get => Asked.Value ?? (Environment.GetEnvironmentVariable("SAMEN_TEST_ENGINE") == "postgres" ? StorageProvider.PostgreSql : StorageProvider.Sqlite);
        set => Asked.Value = value;
    }
}

/// <summary>An empty place for one test's data on the current engine.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly PostgreSqlServer? server;

    private TestStore(StorageOptions options, PostgreSqlServer? server) => (Options, this.server) = (options, server);

    public StorageOptions Options { get; }

    /// <summary>The same, as settings of the program.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Storage:Folder", Options.Folder), new("Storage:Provider", Options.Provider.ToString()), new("Storage:ConnectionString", Options.ConnectionString),
    ];

    /// <param name="folder">Folder of the SQLite file. The caller removes it.</param>
    public static TestStore Create(string folder)
    {
        if (TestEngine.Current == StorageProvider.Sqlite)
        {
            return new TestStore(new StorageOptions { Folder = folder }, null);
        }

        var shared = PostgreSqlServer.Get();
        return new TestStore(new StorageOptions { Folder = folder, Provider = StorageProvider.PostgreSql, ConnectionString = shared.Create() }, shared);
    }

    /// <summary>Opens the database as a program does that starts.</summary>
    public Database Open() =>
        Options.Provider == StorageProvider.PostgreSql ? new PostgreSqlDatabase(Options) : new SqliteDatabase(Options, Options.Folder);

    public void Dispose() => server?.Drop(Options.ConnectionString!);
}
