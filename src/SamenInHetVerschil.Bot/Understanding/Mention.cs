namespace SamenInHetVerschil.Understanding;

/// <summary>A workshop that a message points to, by number or by a name of it.</summary>
/// <param name="From">Index of the first token.</param>
/// <param name="To">Index of the last token.</param>
/// <param name="Choices">More than one when the name fits several.</param>
internal sealed record Mention(int From, int To, IReadOnlyList<int> Choices, bool IsTurnedAway, bool IsNumber)
{
    public int Workshop => Choices[0];

    /// <summary>All mentions in the order in which they are said; a name that says the same as the number beside it is not repeated.</summary>
    public static IReadOnlyList<Mention> Of(
        IReadOnlyList<Token> tokens, IReadOnlyList<NumberMention> numbers, IReadOnlyList<(int Workshop, int From, int To)> named, IReadOnlyList<int> existing)
    {
        var mentions = numbers
            .Select(number => new Mention(number.From, number.To, [WorkshopNumbers.Absolute(number.Value, existing)], number.IsTurnedAway, IsNumber: true))
            .Where(mention => existing.Contains(mention.Workshop))
            .Concat(named.GroupBy(name => (name.From, name.To)).Select(group => new Mention(
                group.Key.From, group.Key.To, [.. group.Select(name => name.Workshop).Distinct().Order()], NumberScopes.IsTurnedAway(tokens, group.Key.From), IsNumber: false)))
            .OrderBy(mention => mention.From);
        return [.. mentions];
    }
}
