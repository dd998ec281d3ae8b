using Microsoft.Extensions.Options;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Announcements;

/// <summary>Wishes of organisers. An attendee who types one is refused kindly, and nothing leaves.</summary>
internal sealed class OrganiserTurns(IOptions<OrganiserOptions> organisers) : ITurnHandler
{
    public Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Understood.Main is not Wish.Organise)
        {
            return Task.FromResult<Reply?>(null);
        }

        var texts = new OrganiserTexts(turn.Language);
        var isOrganiser = organisers.Value.Holds(turn.Person.Id);
        IReadOnlyList<Element> body = [new Paragraph(isOrganiser ? texts.NotInChat : texts.OnlyOrganisers)];
        return Task.FromResult<Reply?>(new Reply(new Card(
            texts.Language, Fallback.Of(body), body,
            [new SubmitButton(texts.AllWorkshops, new ButtonData("list")), new SubmitButton(texts.MyRegistrations, new ButtonData("mine"))]))
        {
            Outcome = isOrganiser ? "not in the chat" : "refused",
        });
    }
}
