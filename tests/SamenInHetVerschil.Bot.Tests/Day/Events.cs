namespace SamenInHetVerschil.Day;

/// <summary>The events that the tests run against.</summary>
internal static class Events
{
    /// <summary>The event of this repository.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>An event that nobody holds: other topics, five workshops, English first.</summary>
    public static string Second { get; } = Path.Combine(AppContext.BaseDirectory, "SecondEvent", "content");

    /// <summary>A copy that a test may change.</summary>
    public static string Copy(string content, string parent)
    {
        var target = Path.Combine(parent, "content");
        Directory.CreateDirectory(Path.Combine(target, "workshops"));
        foreach (var file in Directory.GetFiles(content, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(target, Path.GetRelativePath(content, file)));
        }

        return target;
    }
}
