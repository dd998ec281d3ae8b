namespace SamenInHetVerschil.Operations;

/// <summary>Where settings and data stand, and which environment that means.</summary>
internal static class ProgramFolder
{
    private const string EnvironmentVariable = "ASPNETCORE_ENVIRONMENT";

    private static readonly string Project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    private static bool IsFromSource { get; } = File.Exists(Path.Combine(Project, "SamenInHetVerschil.Bot.csproj"));

    /// <summary>The project's folder when run from its source, the program's own folder when published.</summary>
    public static string Find() => IsFromSource ? Project : AppContext.BaseDirectory;

    /// <summary>Run from its source the program is in development, unless the environment says otherwise; published it is in production.</summary>
    public static string Environment() =>
        System.Environment.GetEnvironmentVariable(EnvironmentVariable) ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? (IsFromSource ? Environments.Development : Environments.Production);
}
