namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Where things stand in the repository.</summary>
internal static class Places
{
    // bin/<configuration>/<framework>/ stands in the project's folder.
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder of this test project.</summary>
    public static string Tests { get; } = Output.Parent!.Parent!.Parent!.FullName;

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Tests, "..", ".."));

    public static string Product { get; } = Path.Combine(Root, "src", "SamenInHetVerschil.Bot");

    /// <summary>The program as it was built beside these tests, in its own folder: there it knows that it runs from source.</summary>
    public static string Bot { get; } = Path.Combine(Product, "bin", Output.Parent!.Name, Output.Name, "SamenInHetVerschil.Bot.dll");

    /// <summary>What tests leave to be looked at; not committed.</summary>
    public static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "end-to-end")).FullName;
}
