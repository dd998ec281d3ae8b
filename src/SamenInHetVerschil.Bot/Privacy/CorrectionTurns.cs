using System.Text.RegularExpressions;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Privacy;

/// <summary>A better name or address, typed into fields and kept with a button.</summary>
internal sealed partial class CorrectionTurns(PeopleDesk people) : ITurnHandler
{
    /// <summary>A longer message tells more than a name.</summary>
    private const int MostWords = 10;

    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel) => turn switch
    {
        { Kind: TurnKind.Click, Button.Do: PrivacyVerbs.Save } => await SaveAsync(turn, cancel),
        { Kind: TurnKind.Click, Button.Do: PrivacyVerbs.Correct } => Ask(turn, turn.Person.Name),
        { Kind: TurnKind.Message } when IsShort(turn.Text) && Introduction().IsMatch(turn.Text) && GivenName.Read(turn.Text).Name is { } name => Ask(turn, name),
        { Kind: TurnKind.Message } when IsShort(turn.Text) && Change().IsMatch(turn.Text) => Ask(turn, turn.Person.Name),
        _ => null,
    };

    private static bool IsShort(string text) => !text.Contains('?', StringComparison.Ordinal) && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWords;

    private static Reply Ask(Turn turn, string? name) =>
        turn.IsPublic
            ? Reply.InPrivate(new PrivacyTexts(turn.Language).Privately)
            : new Reply(Cards(turn).AskCorrection(name, turn.Person.Email)) { Outcome = "asked correction" };

    private async Task<Reply> SaveAsync(Turn turn, CancellationToken cancel)
    {
        var texts = new PrivacyTexts(turn.Language);
        if (turn.IsPublic)
        {
            return Reply.InPrivate(texts.Privately);
        }

        var typed = (Name: ButtonData.Input(turn.Value, PrivacyVerbs.NameInput), Email: ButtonData.Input(turn.Value, PrivacyVerbs.EmailInput));
        var (name, email) = (GivenName.OnCard(typed.Name), EmailAddress.Read(typed.Email));
        if (name is null || (email is null && !string.IsNullOrWhiteSpace(typed.Email)))
        {
            return new Reply(name is null ? texts.NameIsNone : texts.EmailIsNone, Cards(turn).AskCorrection(name ?? turn.Person.Name, email ?? turn.Person.Email)) { Outcome = "wrong correction" };
        }

        await people.CorrectAsync(turn.Session, turn.Person.Id, name, email, cancel);
        return new Reply(Cards(turn).Saved(name, email)) { Outcome = "corrected" };
    }

    private static PrivacyCards Cards(Turn turn) => new(turn.Language);

    [GeneratedRegex(@"^\s*(ik heet|mijn naam is|m'n naam is|my name is|my name's|je m['’]appelle|mon nom est)\s", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"\b(verander|wijzig|verbeter|corrigeer|pas|change|correct|update|modifier?|modifie|corrige[rz]?|changer)\b.*\b(mijn|m'n|my|mon|ma)\s+(naam|e-?mail\S*|mail\S*|name|nom|adresse)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Change();
}
