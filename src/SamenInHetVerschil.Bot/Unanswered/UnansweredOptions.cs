namespace SamenInHetVerschil.Unanswered;

/// <summary>What is kept of questions without an answer.</summary>
internal sealed class UnansweredOptions
{
    public const string Section = "Questions";

    /// <summary>
    /// Whether the words of a question that the content does not answer are kept, for organisers to read. They may hold what people would not write to
    /// organisers, so tell your attendees. Without it only what kind of thing was asked about which workshop is counted. Default: false.
    /// </summary>
    public bool KeepTexts { get; set; }
}
