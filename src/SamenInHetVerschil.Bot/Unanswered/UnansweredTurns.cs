using Microsoft.Extensions.Options;
using SamenInHetVerschil.Announcements;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Unanswered;

/// <summary>"Welke vragen kon je niet beantwoorden?": for organisers.</summary>
internal sealed class UnansweredTurns(UnansweredDesk desk, ContentStore content, IOptions<OrganiserOptions> organisers) : ITurnHandler
{
    public async Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Understood.Main is not Wish.Unanswered)
        {
            return null;
        }

        // What people typed is not for a room full of others, and not for everybody.
        return turn.IsPublic || !organisers.Value.Holds(turn.Person.Id)
            ? new Reply(UnansweredCards.OnlyOrganisers(turn.Language)) { Outcome = "worklist refused" }
            : new Reply(UnansweredCards.Worklist(turn.Language, content.Current, await desk.ListAsync(turn.Session, cancel))) { Outcome = "worklist" };
    }
}
