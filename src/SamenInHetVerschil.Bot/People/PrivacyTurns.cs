using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.People;

/// <summary>Questions for other people's data are refused kindly, with what is possible instead.</summary>
internal sealed class PrivacyTurns : ITurnHandler
{
    public Task<Reply?> AnswerAsync(Turn turn, CancellationToken cancel)
    {
        if (turn.Understood.Main is not Wish.OthersData)
        {
            return Task.FromResult<Reply?>(null);
        }

        var texts = new PrivacyTexts(turn.Language);
        IReadOnlyList<Element> body = [new Paragraph(texts.OthersData)];
        return Task.FromResult<Reply?>(new Reply(new Card(
            texts.Language, Fallback.Of(body), body,
            [new SubmitButton(texts.MyRegistrations, new ButtonData("mine")), new SubmitButton(texts.AllWorkshops, new ButtonData("list"))]))
        {
            Outcome = "others' data refused",
        });
    }
}
