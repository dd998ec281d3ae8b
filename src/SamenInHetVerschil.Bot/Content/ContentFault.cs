namespace SamenInHetVerschil.Content;

/// <summary>Something wrong in the content, named so that the one who wrote it can find it.</summary>
/// <param name="File">Relative to the content folder.</param>
/// <param name="Line">From 1; 1 when it concerns the whole file.</param>
/// <param name="Message">What is wrong and what is expected, in English.</param>
internal sealed record ContentFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
