using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// Which numbers, in which order, for which need. The first is for the need and for who types; two or three others follow, because a guess from a
/// few words can be wrong.
/// </summary>
internal static class SafetyOrder
{
    private const int MostOthers = 3;

    /// <summary>Kinds of help, the first one first.</summary>
    public static IReadOnlyList<HelpKind> For(Danger danger)
    {
        var usual = Usual(danger);
        return danger.Also is { } also && !usual.Contains(also) ? [.. usual.Take(MostOthers), also] : usual;
    }

    private static IReadOnlyList<HelpKind> Usual(Danger danger) => (danger.Need, danger.ChildTypes) switch
    {
        (HelpKind.Now, true) => [HelpKind.Now, HelpKind.Young, HelpKind.Suicide, HelpKind.Violence],
        (HelpKind.Now, false) => [HelpKind.Now, HelpKind.Suicide, HelpKind.Violence, HelpKind.Young],
        (HelpKind.Suicide, true) => [HelpKind.Suicide, HelpKind.Young, HelpKind.Now, HelpKind.School],
        (HelpKind.Suicide, false) => [HelpKind.Suicide, HelpKind.Now, danger.AboutChild ? HelpKind.School : HelpKind.Exhausted, HelpKind.Young],
        (HelpKind.Exhausted, false) => [HelpKind.Exhausted, HelpKind.Suicide, HelpKind.Now],
        (HelpKind.Violence, false) => [HelpKind.Violence, HelpKind.Now, HelpKind.School, HelpKind.Young],
        (HelpKind.Violence, true) => [HelpKind.Young, HelpKind.Violence, HelpKind.Now, HelpKind.School],
        (_, true) => [HelpKind.Young, HelpKind.School, HelpKind.Violence, HelpKind.Now],
        (_, false) => [HelpKind.School, HelpKind.Young, HelpKind.Violence, HelpKind.Exhausted],
    };
}
