using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>
/// Takes an event's own words out of a message, so that what is left can be understood whatever the event is about:
/// "waarover gaat {t} in {n}".
/// </summary>
internal sealed class TopicWords
{
    public const string Topic = "{t}";
    public const string Workshop = "{n}";
    public const string Number = "{d}";

    private readonly HashSet<string> words;

    /// <param name="general">Words that keep their meaning whatever the event: they are never taken out.</param>
    public TopicWords(EventContent content, IReadOnlySet<string> general)
    {
        words = [.. content.Workshops.SelectMany(workshop => workshop.Texts.Values)
            .SelectMany(text => text.Aliases.Append(text.Title).Concat(text.Passages.SelectMany(passage =>
                passage.Words.Append(passage.Heading).Concat(passage.Answers.SelectMany(answer => answer.Of)))))
            .SelectMany(text => Tokens.Of(text)).Where(token => token.IsWord && token.Text.Length > 2)
            .Select(token => token.Text)
            .Where(word => !LanguageVote.IsFunctionWord(word) && !general.Contains(word))];
    }

    /// <summary>Whether the word belongs to the event rather than to the language.</summary>
    public bool IsTopical(string word) => words.Contains(word);

    /// <summary>The message as general tokens.</summary>
    public IReadOnlyList<string> Mask(IReadOnlyList<Token> tokens, IReadOnlyList<NumberMention> numbers, IReadOnlyList<(int Workshop, int From, int To)> named)
    {
        var masked = new List<string>(tokens.Count);
        for (var at = 0; at < tokens.Count; at++)
        {
            if (numbers.FirstOrDefault(number => number.From <= at && at <= number.To) is { } number)
            {
                Add(number.Counts ? Number : Workshop);
            }
            else if (named.Any(name => name.From <= at && at <= name.To) || words.Contains(tokens[at].Text))
            {
                Add(Topic);
            }
            else
            {
                masked.Add(tokens[at].IsNumber ? Number : tokens[at].Text);
            }
        }

        return masked;

        void Add(string mask)
        {
            if (masked.Count == 0 || masked[^1] != mask)
            {
                masked.Add(mask);
            }
        }
    }
}
