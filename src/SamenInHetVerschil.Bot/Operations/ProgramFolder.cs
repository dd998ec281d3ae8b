namespace SamenInHetVerschil.Operations;

/// <summary>Where settings and data stand: the project's folder when run from its source, the program's own folder when published.</summary>
internal static class ProgramFolder
{
    public static string Find()
    {
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        return File.Exists(Path.Combine(project, "SamenInHetVerschil.Bot.csproj")) ? project : AppContext.BaseDirectory;
    }
}
