using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// Which numbers, in which order, for which need. The first is for the need and for who types; three or four others follow, because a guess from a
/// few words can be wrong.
/// </summary>
internal static class SafetyOrder
{
    /// <summary>Kinds of help, the first one first.</summary>
    public static IReadOnlyList<HelpKind> For(Danger danger)
    {
        var usual = Usual(danger);
        return [.. usual, .. danger.Also.Except(usual).Take(1)];
    }

    private static IReadOnlyList<HelpKind> Usual(Danger danger) => (danger.Need, danger.ChildTypes) switch
    {
        (HelpKind.Now, true) => [HelpKind.Now, HelpKind.Young, HelpKind.Suicide, HelpKind.Violence],
        (HelpKind.Now, false) => [HelpKind.Now, HelpKind.Suicide, HelpKind.Violence, danger.AboutChild ? HelpKind.Young : HelpKind.Exhausted],
        (HelpKind.Suicide, true) => [HelpKind.Suicide, HelpKind.Young, HelpKind.Now, HelpKind.School],
        (HelpKind.Suicide, false) => [HelpKind.Suicide, HelpKind.Now, .. Near(danger)],
        (HelpKind.Exhausted, false) => [HelpKind.Exhausted, HelpKind.Suicide, HelpKind.Violence, HelpKind.Now],
        (HelpKind.Violence, false) => [HelpKind.Violence, HelpKind.Now, .. Near(danger)],
        (HelpKind.Violence, true) => [HelpKind.Young, HelpKind.Violence, HelpKind.Now, HelpKind.School],
        (_, true) => [HelpKind.Young, HelpKind.School, HelpKind.Violence, HelpKind.Suicide],
        (_, false) => [HelpKind.School, HelpKind.Young, HelpKind.Violence, HelpKind.Exhausted],
    };

    /// <summary>Around a pupil, the school and its helpers; around a grown-up, somebody who listens.</summary>
    private static IReadOnlyList<HelpKind> Near(Danger danger) => (danger.AboutChild, danger.Need) switch
    {
        (true, _) => [HelpKind.School, HelpKind.Young],
        (false, HelpKind.Suicide) => [HelpKind.Exhausted, HelpKind.Violence],
        (false, _) => [HelpKind.Exhausted, HelpKind.School],
    };
}
