using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Safety;

/// <summary>How much a message sounds like somebody in danger.</summary>
internal enum DangerGrade
{
    None,

    /// <summary>The normal answer, with a short block of numbers below it.</summary>
    Soft,

    /// <summary>Help first, and nothing else.</summary>
    Strong,
}

/// <summary>What a message told about danger.</summary>
/// <param name="Need">What kind of help comes first; without meaning when there is no danger.</param>
/// <param name="Also">What it may be as well, the likeliest first: a few words leave that open.</param>
/// <param name="ChildTypes">The person who types seems to be a child or a youngster.</param>
/// <param name="AboutChild">A child or a pupil is mentioned, so the school can help too.</param>
/// <param name="Concern">How much it sounds like danger, from 0 to 1; a little below 0 is possible.</param>
/// <param name="Evidence">What decided, for an explanation; never stored.</param>
internal sealed record Danger(DangerGrade Grade, HelpKind Need, IReadOnlyList<HelpKind> Also, bool ChildTypes, bool AboutChild, float Concern, IReadOnlyList<string> Evidence)
{
    public static Danger None { get; } = new(DangerGrade.None, HelpKind.Young, [], false, false, 0, []);
}
