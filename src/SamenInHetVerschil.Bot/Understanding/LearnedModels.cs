using System.Security.Cryptography;
using System.Text;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Keeps what was learned in the folder <c>learned</c> beside the program, so that only the first start after a build or a change of the content has to learn.
/// A file is named after everything it depends on; one that is missing, cut off or cannot be written costs a second, nothing else.
/// </summary>
internal static class LearnedModels
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "learned");
    private static readonly string Build = typeof(LearnedModels).Module.ModuleVersionId.ToString("N");

    /// <param name="name">Of the model; part of the file's name.</param>
    /// <param name="key">Fingerprint of what it is learned from, besides what stands inside the program; null when it must not be kept.</param>
    public static MaximumEntropy<TFeature> Get<TFeature>(string name, string? key, Func<MaximumEntropy<TFeature>> learn)
        where TFeature : notnull
    {
        if (key is null)
        {
            return learn();
        }

        var path = Path.Combine(Folder, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Build + key)))[..24]}.bin");
        if (TryRead<TFeature>(path) is { } known)
        {
            return known;
        }

        var learned = learn();
        TryWrite(path, learned);
        return learned;
    }

    private static MaximumEntropy<TFeature>? TryRead<TFeature>(string path)
        where TFeature : notnull
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)));
            return MaximumEntropy<TFeature>.Read(reader, () => typeof(TFeature) == typeof(int) ? (TFeature)(object)reader.ReadInt32() : (TFeature)(object)reader.ReadString());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static void TryWrite<TFeature>(string path, MaximumEntropy<TFeature> model)
        where TFeature : notnull
    {
        try
        {
            Directory.CreateDirectory(Folder);
            // Several processes may start at once: each writes a file of its own, and the last to rename it wins.
            var own = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}";
            using (var writer = new BinaryWriter(File.Create(own)))
            {
                model.Write(writer, feature =>
                {
                    if (feature is int hash)
                    {
                        writer.Write(hash);
                    }
                    else
                    {
                        writer.Write(feature.ToString()!);
                    }
                });
            }

            File.Move(own, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is learned again at the next start.
        }
    }
}
