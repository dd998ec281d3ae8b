using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;

namespace SamenInHetVerschil.Registrations;

/// <summary>Another room that has something to offer to whoever has a seat.</summary>
internal interface ISeatButtons
{
    /// <summary>Buttons that lead there; none when there is nothing to offer now.</summary>
    Task<IReadOnlyList<CardButton>> ForAsync(Turn turn, CancellationToken cancel);
}

/// <summary>What other rooms offer beside somebody's seats.</summary>
internal sealed class SeatButtons(IEnumerable<ISeatButtons> rooms)
{
    public async Task<IReadOnlyList<CardButton>> ForAsync(Turn turn, CancellationToken cancel)
    {
        var buttons = new List<CardButton>();
        foreach (var room in rooms)
        {
            buttons.AddRange(await room.ForAsync(turn, cancel));
        }

        return buttons;
    }
}
