using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Understanding;

/// <summary>Text to wishes: pure stages in a row. What it knows of an event, it learned from that event's content.</summary>
internal sealed class Understander
{
    /// <summary>Half a message must be clear by itself before it is answered by itself.</summary>
    private const double SureOfPart = 0.5;

    /// <summary>A subject of the whole message this likely is that of each half.</summary>
    private const double ClearTopic = 0.6;

    /// <summary>Letters of a half that is said back.</summary>
    private const int LongestQuote = 80;

    private readonly EventContent content;
    private readonly TopicModel topics;
    private readonly TopicWords topicWords;
    private readonly KindModel kinds;
    private readonly PassageModel passages;
    private readonly PracticalFacts practical;

    public Understander(EventContent content)
        : this(content, LabelledLine.ReadAll(), content.Fingerprint)
    {
    }

    /// <param name="key">See <see cref="LearnedModels"/>.</param>
    internal Understander(EventContent content, IReadOnlyList<LabelledLine> lines, string? key)
    {
        this.content = content;
        var generalLines = lines.Where(line => Kinds.General.Contains(line.Kind)).ToList();
        // Two models that know nothing of each other: learned beside each other, since somebody waits for the program to start.
        var learning = Task.Run(() => new KindModel(lines, key is null ? null : ""));
        topics = new TopicModel(content, [.. generalLines.Select(line => string.Join(' ', line.Tokens.Where(token => token[0] != '{')))], key);
        topicWords = new TopicWords(content, generalLines.SelectMany(line => line.Tokens).ToHashSet(StringComparer.Ordinal));
        passages = new PassageModel(content, key);
        kinds = learning.GetAwaiter().GetResult();
        practical = new PracticalFacts(content);
    }

    public Understood Understand(string message, Context context)
    {
        var text = Tokens.Capped(message);
        var evidence = Gather(text, context);
        var ranked = KindsOf(evidence, context);
        var explanation = Explain(evidence, ranked);
        if (context.Awaits is null && Halves(text, evidence, context) is { } halves)
        {
            return new Understood(
                [.. halves.Select(half => half.Wish)], evidence.Language, evidence.LanguageIsSure, ranked[0].Likelihood,
                [.. explanation, .. halves.Select(half => $"half \"{half.Text}\": {half.Kind} {half.Likelihood:0.00} -> {half.Wish.GetType().Name}")]);
        }

        return new Understood([Decide(evidence, ranked, context)], evidence.Language, evidence.LanguageIsSure, ranked[0].Likelihood, explanation);
    }

    /// <summary>Two things asked at once: null when the message does not clearly fall in two.</summary>
    private List<Half>? Halves(string text, Evidence whole, Context context)
    {
        var parts = Sentences.Parts(text);
        if (parts.Count is < 2 or > 4)
        {
            return null;
        }

        var halves = new List<Half>();
        // What the message as a whole is about, its halves are about, unless one says otherwise.
        var topic = whole.Meant.Count is 1 or 2 ? whole.Meant : whole.Topics[0].Likelihood >= ClearTopic ? [whole.Topics[0].Workshop] : context.Topic;
        foreach (var part in parts)
        {
            var half = Hear(part, context with { Topic = topic });
            if (half.Likelihood >= SureOfPart && Kinds.Asking.Contains(half.Kind))
            {
                halves.Add(half);
                topic = half.Wish is Wish.AskPassage { Workshops: [var first, ..] } ? [first] : half.Wish is Wish.AskTheme theme ? theme.Workshops : topic;
            }
        }

        // "Als er nog plaats is in 6": a condition of the wish, not a question of its own.
        return halves is [var one, var other] && AreTwo(one, other) && !(Conditions.OnlyIfPlace(whole.Tokens) && halves.Exists(half => half.Wish is Wish.PlacesLeft)) ? halves : null;
    }

    private Half Hear(string part, Context context)
    {
        var evidence = Gather(part, context);
        var ranked = kinds.Rank(evidence.Masked, evidence.Signs);
        var (kind, likelihood) = Kinds.Likeliest(ranked);
        var wish = Decide(evidence, ranked, context);
        return new Half(Shortened(part), kind, likelihood, wish is Wish.AskPassage ask ? ask with { Half = Shortened(part) } : wish);
    }

    private static string Shortened(string part)
    {
        var half = part.Trim().TrimEnd('?', '.', '!', ',', ';', ':', ' ');
        if (half.Length <= LongestQuote)
        {
            return half;
        }

        // One endless word is cut inside, but never inside a character of two.
        var end = half.LastIndexOf(' ', LongestQuote);
        return half[..(end > 0 ? end : char.IsLowSurrogate(half[LongestQuote]) ? LongestQuote - 1 : LongestQuote)] + "…";
    }

    private static bool AreTwo(Half one, Half other) => (one.Wish, other.Wish) switch
    {
        (Wish.AskTheme first, Wish.AskTheme second) => !first.Workshops.SequenceEqual(second.Workshops),
        (Wish.Recommend, _) or (_, Wish.Recommend) => false,
        (Wish.AskPassage, Wish.AskPassage) => true,
        _ => one.Wish.GetType() != other.Wish.GetType(),
    };

    private sealed record Half(string Text, string Kind, double Likelihood, Wish Wish);

    private Wish Decide(Evidence evidence, IReadOnlyList<(string Kind, double Likelihood)> ranked, Context context) =>
        new Decision(evidence, ranked, context, content.Numbers, topics.Rank).Decide();

    /// <summary>
    /// Every kind with its likelihood. After a story it is the sentence with the question that tells what somebody wants, so that sentence is heard once more
    /// by itself.
    /// </summary>
    internal IReadOnlyList<(string Kind, double Likelihood)> KindsOf(Evidence evidence, Context context)
    {
        var whole = kinds.Rank(evidence.Masked, evidence.Signs);
        if (Sentences.Asking(evidence.Text) is not { } asking)
        {
            return whole;
        }

        var sentence = Gather(asking, context);
        var alone = kinds.Rank(sentence.Masked, sentence.Signs).ToDictionary(kind => kind.Kind, kind => kind.Likelihood, StringComparer.Ordinal);
        return [.. whole.Select(kind => (kind.Kind, Likelihood: (0.6 * kind.Likelihood) + (0.4 * alone[kind.Kind]))).OrderByDescending(kind => kind.Likelihood)];
    }

    /// <summary>All stages up to the decision.</summary>
    internal Evidence Gather(string message, Context context)
    {
        var text = Tokens.Capped(message);
        var tokens = Chat.Read(text);
        var (language, isSure) = LanguageVote.Of(tokens, context.Language);
        var numbers = WorkshopNumbers.Of(tokens);
        var (meant, unknown) = WorkshopNumbers.Resolve(tokens, numbers, content.Numbers);
        var (words, at) = Tokens.Words(tokens);
        var named = topics.Named(words, at);
        return new Evidence(
            text, tokens, language, isSure, numbers, meant, unknown,
            [.. numbers.Where(number => number.IsTurnedAway).Select(number => WorkshopNumbers.Absolute(number.Value, content.Numbers)).Where(content.Numbers.Contains)],
            named, Mention.Of(tokens, numbers, named, content.Numbers), topics.Rank(tokens), passages.Likelihoods(tokens), AskedAttributes.Of(words).Asked, practical.Of(words), Signals.Of(words), topicWords.Mask(tokens, numbers, named));
    }

    private List<string> Explain(Evidence evidence, IReadOnlyList<(string Kind, double Likelihood)> ranked) =>
    [
        $"language {evidence.Language}{(evidence.LanguageIsSure ? "" : " (not sure)")}",
        "kinds " + string.Join(", ", ranked.Take(3).Select(kind => $"{kind.Kind} {kind.Likelihood:0.00}")),
        "topics " + string.Join(", ", evidence.Topics.Take(3).Select(topic => $"{topic.Workshop} {topic.Likelihood:0.00}")),
        "numbers " + string.Join(", ", evidence.Numbers.Select(number => number.IsTurnedAway ? $"not {number.Value}" : $"{number.Value}")),
        "named " + string.Join(", ", evidence.Named.Select(name => name.Workshop)),
        "asked " + string.Join(", ", evidence.Asked.Take(4)),
        "signals " + string.Join(", ", evidence.Signals.Keys),
        "practical " + string.Join(", ", evidence.Practical),
        "masked " + string.Join(' ', evidence.Masked),
        "why " + string.Join(", ", kinds.Explain(evidence.Masked, evidence.Signs, ranked[0].Kind).Select(pair => $"{pair.Feature} {pair.Weight:0.00}")),
    ];
}
