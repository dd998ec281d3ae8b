using SamenInHetVerschil.Attendance;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Operations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Privacy;

/// <summary>Questions about data: one's own are answered in full, those of others are refused kindly, with what is possible instead.</summary>
internal sealed class PrivacyTurns(KnownDesk known, PrivacyOffers offers, Tickets tickets, PublicAddress address) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        var texts = new PrivacyTexts(turn.Language);
        var (wish, verb) = (turn.Understood.Main, turn.Kind == TurnKind.Click ? turn.Button?.Do : null);
        if (turn.IsPublic && (wish is Wish.ForgetMe || verb is PrivacyVerbs.File or PrivacyVerbs.Forget or PrivacyVerbs.Confirm or PrivacyVerbs.Decline))
        {
            return Reply.InPrivate(texts.Privately);
        }

        return (verb, wish) switch
        {
            (PrivacyVerbs.File, _) => await FileAsync(turn, texts, cancel),
            (PrivacyVerbs.Forget, _) or (_, Wish.ForgetMe) => await offers.MakeAsync(turn, cancel),
            (_, Wish.OthersData) => new Reply(Cards(turn).Plain(texts.OthersData)) { Outcome = "others' data refused" },
            // What one person is told about themselves is not for a room full of others.
            (_, Wish.WhatYouKnow) when turn.IsPublic => new Reply(Cards(turn).Plain(texts.Kept)) { Outcome = "own data, in public" },
            (_, Wish.WhatYouKnow) => new Reply(Cards(turn).Known(turn.Person, await known.ReadAsync(turn.Session, turn.Person.Id, cancel))) { Outcome = "own data" },
            _ => await offers.AnswerAsync(turn, cancel),
        };
    }

    private async Task<Reply> FileAsync(Turn turn, PrivacyTexts texts, CancellationToken cancel)
    {
        if (address.Of("") is null)
        {
            return new Reply(Cards(turn).Say(texts.FileTitle, texts.FileNoAddress)) { Outcome = "no address" };
        }

        var key = await tickets.IssueAsync(turn.Session, PrivacyEndpoints.Purpose, turn.Person.Id, turn.Now, cancel);
        return new Reply(Cards(turn).File(address.Of($"{PrivacyEndpoints.Root}/{key}.json")!, Tickets.Lives)) { Outcome = "own data as a file" };
    }

    private static PrivacyCards Cards(Turn turn) => new(turn.Language);
}
