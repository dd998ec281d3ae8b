namespace SamenInHetVerschil.HouseRules;

/// <summary>A file of the product's source, by its path from <c>src/</c>.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder of the house it stands in; empty for those at the door.</summary>
    public string Room => Path.Split('/') is ["SamenInHetVerschil.Bot", var room, _, ..] ? room : "";

    public bool IsOfTheHouse => Path.StartsWith("SamenInHetVerschil.Bot/", StringComparison.Ordinal);
}

/// <summary>What the rules look at.</summary>
internal static class SourceFiles
{
    public static string Repository { get; } = FindRepository();

    public static IReadOnlyList<SourceFile> All { get; } = ReadAll();

    private static List<SourceFile> ReadAll()
    {
        var src = Path.Combine(Repository, "src");
        return [.. Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
            .Select(path => (path, relative: Path.GetRelativePath(src, path).Replace('\\', '/')))
            .Where(file => !file.relative.Contains("/obj/", StringComparison.Ordinal) && !file.relative.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => new SourceFile(file.relative, File.ReadAllText(file.path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SamenInHetVerschil.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests read the source: run them from the repository.");
    }
}
