namespace SamenInHetVerschil.ActivityProtocol.Tests;

/// <summary>The npm packages of others, beside this project's source.</summary>
internal static class RealClients
{
    /// <summary>The folder of the scripts that drive them. Skips the test when the package is not there.</summary>
    public static string Folder(string package)
    {
        // bin/<configuration>/<framework>/ stands in the project's folder.
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../Clients"));
        Skip.IfNot(
            Directory.Exists(Path.Combine(folder, "node_modules", package)),
            $"{package} is not installed: npm ci --ignore-scripts --prefix tests/SamenInHetVerschil.ActivityProtocol.Tests/Clients");
        return folder;
    }
}
