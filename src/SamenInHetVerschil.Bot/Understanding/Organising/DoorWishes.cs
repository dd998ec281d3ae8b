namespace SamenInHetVerschil.Understanding.Organising;

/// <summary>What an organiser wants at the door.</summary>
internal abstract record DoorWish
{
    private DoorWish()
    {
    }

    /// <param name="Name">As typed.</param>
    /// <param name="Workshop">Null when none is named.</param>
    internal sealed record CheckIn(string Name, int? Workshop) : DoorWish;

    /// <param name="Name">As typed.</param>
    /// <param name="Workshop">Null when none is named.</param>
    internal sealed record Undo(string Name, int? Workshop) : DoorWish;

    /// <param name="Workshop">Null: how many at every door.</param>
    internal sealed record Turnout(int? Workshop) : DoorWish;

    /// <summary>The page with the camera.</summary>
    internal sealed record Page : DoorWish;
}

/// <summary>Reads what organisers say at the door. Only for organisers: anybody else may mean something else by the same words.</summary>
internal static class DoorWishes
{
    private const int MostWords = 14;
    private const int LongestName = 4;

    private static readonly Phrases<string> Known = DoorWords.Phrases("check-in", "undo", "turnout", "page");
    private static readonly IReadOnlySet<string> Check = DoorWords.Set("check");
    private static readonly IReadOnlySet<string> CheckEnds = DoorWords.Set("check-ends");
    private static readonly IReadOnlySet<string> UndoEnds = DoorWords.Set("undo-ends");
    private static readonly IReadOnlySet<string> Joins = DoorWords.Set("joins");
    private static readonly IReadOnlySet<string> Question = DoorWords.Set("question");
    private static readonly IReadOnlySet<string> NoName = DoorWords.Set("no-name");

    /// <summary>Null when the message is about something else.</summary>
    public static DoorWish? Read(string text, IReadOnlyList<int> existing)
    {
        var tokens = Tokens.Of(text);
        var words = Tokens.Words(tokens).Words;
        if (words.Count is 0 or > MostWords)
        {
            return null;
        }

        var meanings = Known.In(words).Select(hit => hit.Meaning).ToHashSet(StringComparer.Ordinal);
        var mentions = WorkshopNumbers.Of(tokens);
        var workshop = WorkshopNumbers.Resolve(tokens, mentions, existing).Meant is [var only] ? only : (int?)null;
        if (meanings.Contains("turnout"))
        {
            return new DoorWish.Turnout(workshop);
        }

        if (meanings.Contains("page"))
        {
            return new DoorWish.Page();
        }

        if (words.Any(Question.Contains))
        {
            return null;
        }

        var ends = EndOfCheck(words);
        return (meanings.Contains("undo") || UndoEnds.Contains(ends), meanings.Contains("check-in") || CheckEnds.Contains(ends), NameIn(tokens, mentions)) switch
        {
            (true, _, { } name) => new DoorWish.Undo(name, workshop),
            (_, true, { } name) => new DoorWish.CheckIn(name, workshop),
            _ => null,
        };
    }

    /// <summary>"check Sam Peeters in": the word that closes it; empty when there is none.</summary>
    private static string EndOfCheck(IReadOnlyList<string> words)
    {
        var check = words.Index().Where(pair => Check.Contains(pair.Item)).Select(pair => pair.Index).FirstOrDefault(-1);
        if (check < 0 || words.Take(check).Any(word => !NoName.Contains(word)) || (check + 1 < words.Count && Joins.Contains(words[check + 1])))
        {
            return "";
        }

        return words.Skip(check + 2).Take(LongestName).FirstOrDefault(word => CheckEnds.Contains(word) || UndoEnds.Contains(word)) ?? "";
    }

    /// <summary>What is left when the words around a name are taken away; null when that is nothing, or more than a name.</summary>
    private static string? NameIn(IReadOnlyList<Token> tokens, IReadOnlyList<NumberMention> mentions)
    {
        var left = tokens.Index()
            .Where(pair => pair.Item.IsWord && !NoName.Contains(pair.Item.Text) && !mentions.Any(mention => mention.From <= pair.Index && pair.Index <= mention.To))
            .ToList();
        // Somebody else's question may hold a word of the door; a name is short and stands in one place.
        return left.Count is 0 or > LongestName || left[^1].Index - left[0].Index > LongestName + 2
            ? null
            : string.Join(' ', left.Select(pair => pair.Item.Raw));
    }
}
