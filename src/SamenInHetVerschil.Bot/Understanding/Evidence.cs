namespace SamenInHetVerschil.Understanding;

/// <summary>What was found in a message, before anything is decided.</summary>
/// <param name="Meant">Workshops named by number that exist.</param>
/// <param name="UnknownNumbers">Numbers that look like workshops and are none.</param>
/// <param name="TurnedAway">Workshops named by number that the person does not mean.</param>
/// <param name="Named">Workshops called by a name of theirs.</param>
/// <param name="Mentions">Numbers and names together, in the order said.</param>
/// <param name="Topics">Every workshop with its likelihood of being the subject, the likeliest first.</param>
/// <param name="Passages">Every passage with its likelihood of being the answer, by <c>workshop/passage id</c>.</param>
/// <param name="Masked">The message without the event's own words.</param>
internal sealed record Evidence(
    string Text,
    IReadOnlyList<Token> Tokens,
    string Language,
    bool LanguageIsSure,
    IReadOnlyList<NumberMention> Numbers,
    IReadOnlyList<int> Meant,
    IReadOnlyList<int> UnknownNumbers,
    IReadOnlyList<int> TurnedAway,
    IReadOnlyList<(int Workshop, int From, int To)> Named,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<(int Workshop, double Likelihood)> Topics,
    IReadOnlyDictionary<string, double> Passages,
    IReadOnlyList<AskedFor> Asked,
    IReadOnlyList<string> Practical,
    IReadOnlyDictionary<string, int> Signals,
    IReadOnlyList<string> Masked)
{
    /// <summary>The evidence as short words, for the model and for people.</summary>
    public IReadOnlyList<string> Signs { get; } = SignsOf(Tokens, Numbers, Named, Topics, Passages, Asked, Practical, Signals);

    private static List<string> SignsOf(
        IReadOnlyList<Token> tokens, IReadOnlyList<NumberMention> numbers, IReadOnlyList<(int Workshop, int From, int To)> named,
        IReadOnlyList<(int Workshop, double Likelihood)> topics, IReadOnlyDictionary<string, double> passages, IReadOnlyList<AskedFor> asked, IReadOnlyList<string> practical,
        IReadOnlyDictionary<string, int> signals)
    {
        var topic = topics.Count > 0 ? topics[0].Likelihood : 0;
        var passage = passages.Count > 0 ? passages.Values.Max() : 0;
        var words = tokens.Count(token => token.IsWord);
        List<string> signs =
        [
            topic switch { > 0.85 => "topic:strong", > 0.5 => "topic:likely", > 0.2 => "topic:weak", _ => "topic:none" },
            passage switch { > 0.6 => "passage:strong", > 0.3 => "passage:likely", > 0.12 => "passage:weak", _ => "passage:none" },
            numbers.Count switch { 0 => "number:none", 1 => "number:one", _ => "number:more" },
            words switch { 0 => "words:none", <= 2 => "words:few", <= 8 => "words:some", <= 20 => "words:many", _ => "words:lots" },
        ];
        AddIf(named.Count > 0, "named");
        AddIf(numbers.Any(number => number.IsTurnedAway), "turned-away");
        AddIf(numbers.Any(number => number.IsNamed), "number:named");
        AddIf(practical.Count > 0, "practical");
        AddIf(tokens.Any(token => token.Text.StartsWith('?')), "question");
        AddIf(asked.Count == 0, "asked:nothing");
        signs.AddRange(signals.Select(signal => "says:" + signal.Key));
        signs.AddRange(signals.Where(signal => signal.Value > 1).Select(signal => "says-more:" + signal.Key));
        AddIf(signals.Count == 0, "says:nothing");
        signs.AddRange(asked.Take(2).Select(one => "asked:" + one));
        return signs;

        void AddIf(bool condition, string sign)
        {
            if (condition)
            {
                signs.Add(sign);
            }
        }
    }
}
