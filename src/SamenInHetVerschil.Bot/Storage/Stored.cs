namespace SamenInHetVerschil.Storage;

/// <summary>How values of the code stand in the database.</summary>
internal static class Stored
{
    /// <summary>A value of an enum, in small letters; <c>Enum.Parse</c> without regard to case reads it back.</summary>
    public static string Written<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
