using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>
/// Decides what of the content answers a question: the passage that declares what is asked; or, when the subject is there and the asked thing is not,
/// what does stand there; or nothing.
/// </summary>
internal sealed class AnswerFinder(EventContent content)
{
    /// <summary>A second passage this close to the best one is shown as well: together they are still short, and one of them answers.</summary>
    private const double Close = 0.8;

    /// <summary>From here on a passage counts as an answer.</summary>
    private const double Answers = 0.6;

    /// <summary>Who asks to confirm something gets no passage as its confirmation that covers less of it than this.</summary>
    private const double Granted = 0.6;

    /// <summary>So many of the matches that share most with the question are weighed.</summary>
    private const int Weighed = 60;

    private readonly PassageIndex index = new(content);

    /// <summary>The best that the content has for the question.</summary>
    /// <param name="evidence">Of the message.</param>
    /// <param name="language">Language to answer in.</param>
    /// <param name="workshops">Workshops the question is about, the likeliest first; only these when they were named.</param>
    /// <param name="named">Whether the person named them.</param>
    /// <param name="judge">Tells an answer from a passage that only stands near.</param>
    public Found Find(Evidence evidence, string language, IReadOnlyList<int> workshops, bool named, AnswerJudge judge)
    {
        if (Best(evidence, language, workshops, named) is not { } best)
        {
            return Found.Nothing;
        }

        var answers = judge.Likelihood(evidence.Masked, best.Signs);
        var grade = best.Coverage < 0.15 && best.Likelihood < 0.15 ? Grade.Nothing
            : Claims.Differ(evidence.Tokens, evidence.Numbers, best.Passage) ? Grade.Differs
            : answers >= Answers && !AsksExactly(evidence, best) && !(best.Coverage < Granted && Claims.Claimed(evidence.Tokens)) ? Grade.Answer
            : Grade.Reserved;
        return new Found(grade, best.Workshop, best.Passage, grade == Grade.Answer ? best.Second : null, answers, best.Candidates);
    }

    /// <summary>The passage of this workshop that a question about its subject is most like; null when it is like none in particular.</summary>
    public Passage? MostLike(Evidence evidence, string language, int workshop) =>
        Best(evidence, language, [workshop], named: true) is { } best && best.Workshop == workshop && !best.Passage.Declares(AnswerAttribute.Theme)
            && (best.Likelihood > 0.08 || best.Coverage > 0.4)
            ? best.Passage
            : null;

    /// <summary>The passage that fits best, and what there is to know about how it fits; null when none shares anything with the question.</summary>
    internal Candidate? Best(Evidence evidence, string language, IReadOnlyList<int> workshops, bool named)
    {
        var subject = Subject(evidence.Tokens);
        var matches = index.Find(language, subject);
        if (matches.Count == 0)
        {
            return null;
        }

        var highest = matches[0].Score;
        // What shares little with the question and is not likely either cannot win, however big the event.
        var ranked = matches
            .Select(match => (Match: match, Likelihood: evidence.Passages.GetValueOrDefault(match.Label)))
            .Where((pair, place) => place < Weighed || pair.Likelihood > 0)
            .Select(pair => (pair.Match, Score: Weigh(pair.Match, pair.Match.Score / highest, pair.Likelihood, workshops, named, evidence), pair.Likelihood))
            .OrderByDescending(pair => pair.Score).ToList();
        var (best, score, likelihood) = ranked[0];
        var second = ranked.Skip(1).FirstOrDefault(pair => pair.Match.Workshop.Number == best.Workshop.Number && !pair.Match.Passage.Declares(AnswerAttribute.Theme));
        var declared = evidence.Asked.Take(2).Count(one => Declares(best.Passage, one, evidence.Tokens));
        return new Candidate(
            best.Workshop.Number, best.Passage, second.Match is not null && second.Score >= Close * score ? second.Match.Passage : null, best.Coverage, likelihood,
            AnswerJudge.SignsOf(
                evidence.Asked, declared, likelihood, best.Coverage, ranked.Count > 1 ? score / ranked[1].Score : 2,
                strange: subject.Distinct(StringComparer.Ordinal).Count(word => word.Length > 3 && index.IsStrange(word)), namesStranger: NamesStranger(evidence.Tokens)),
            [.. ranked.Take(5).Select(pair => $"{pair.Match.Workshop.Number}/{pair.Match.Passage.Id} {pair.Score:0.00}")]);
    }

    /// <summary>Whether something is asked that is either written down or not — a number, a price, a name — and this passage does not declare it.</summary>
    private static bool AsksExactly(Evidence evidence, Candidate best) =>
        evidence.Asked.Take(2).FirstOrDefault(AskedAttributes.IsExact, AskedFor.What) is var exact && exact != AskedFor.What
        && !Declares(best.Passage, exact, evidence.Tokens) && (best.Second is null || !Declares(best.Second, exact, evidence.Tokens));

    private static double Weigh(PassageMatch match, double score, double likelihood, IReadOnlyList<int> workshops, bool named, Evidence evidence) =>
        (score + (2 * Math.Sqrt(likelihood))) * Nearness(match.Workshop.Number, workshops, named) * Fit(match.Passage, evidence.Asked, evidence.Tokens);

    private static double Nearness(int workshop, IReadOnlyList<int> workshops, bool named)
    {
        if (workshops.Count == 0)
        {
            return 1;
        }

        var place = workshops.ToList().IndexOf(workshop);
        return place < 0 ? (named ? 0.25 : 0.7) : named ? 1 : 1 - (0.08 * place);
    }

    private static double Fit(Passage passage, IReadOnlyList<AskedFor> asked, IReadOnlyList<Token> tokens)
    {
        var fit = passage.Declares(AnswerAttribute.Theme) ? 0.75 : 1;
        for (var place = 0; place < Math.Min(3, asked.Count); place++)
        {
            if (Declares(passage, asked[place], tokens))
            {
                return fit * (1.5 - (0.15 * place));
            }
        }

        return fit;
    }

    /// <summary>Whether the passage declares what is asked, about what the question names when it holds for certain nouns only.</summary>
    private static bool Declares(Passage passage, AskedFor asked, IReadOnlyList<Token> tokens) =>
        Enum.TryParse<AnswerAttribute>(asked.ToString(), out var attribute)
        && passage.Answers.Any(answer => answer.Attribute == attribute
            && (answer.Of.Count == 0 || !NeedsNoun(attribute) || answer.Of.Any(noun => Names(tokens, noun))));

    private static bool NeedsNoun(AnswerAttribute attribute) =>
        attribute is AnswerAttribute.HowMany or AnswerAttribute.HowMuch or AnswerAttribute.HowLong or AnswerAttribute.Definition or AnswerAttribute.StandsFor;

    private static bool Names(IReadOnlyList<Token> tokens, string noun)
    {
        var words = Tokens.Of(noun).Where(token => token.IsWord && !LanguageVote.IsFunctionWord(token.Text)).Select(token => token.Text).ToList();
        return words.Count > 0 && words.All(word => tokens.Any(token => WordLikeness.Alike(token.Text, word)));
    }

    /// <summary>A name, written as one inside the sentence, that stands nowhere in the content.</summary>
    private bool NamesStranger(IReadOnlyList<Token> tokens) => tokens.Index().Skip(1).Any(pair =>
        pair.Item is { IsWord: true, Raw.Length: > 3 } name && char.IsUpper(name.Raw[0]) && !name.Raw.Skip(1).Any(char.IsUpper)
        && tokens[pair.Index - 1] is { IsWord: true } && index.IsStrange(name.Text) && !LanguageVote.IsFunctionWord(name.Text));

    private static List<string> Subject(IReadOnlyList<Token> tokens)
    {
        var (words, _) = Tokens.Words(tokens);
        var (_, said) = AskedAttributes.Of(words);
        var subject = words.Index().Where(pair => !said.Contains(pair.Index) && IsContent(pair.Item)).Select(pair => pair.Item).ToList();
        return subject.Count > 0 ? subject : [.. words.Where(IsContent)];

        static bool IsContent(string word) => word.Length > 1 && !LanguageVote.IsFunctionWord(word);
    }
}

/// <summary>How well the content answers.</summary>
internal enum Grade
{
    /// <summary>Neither the subject nor the answer is there.</summary>
    Nothing,

    /// <summary>The subject is there, what is asked about it is not.</summary>
    Reserved,

    /// <summary>The subject is there, and what the question takes for granted is told otherwise.</summary>
    Differs,

    /// <summary>It is there.</summary>
    Answer,
}

/// <summary>What the content has for a question.</summary>
/// <param name="Second">Another passage of the same workshop that is nearly as good.</param>
/// <param name="Likelihood">0–1: that the passage answers.</param>
/// <param name="Candidates">The best passages with their scores, for an explanation.</param>
internal sealed record Found(Grade Grade, int Workshop, Passage? Passage, Passage? Second, double Likelihood, IReadOnlyList<string> Candidates)
{
    public static Found Nothing { get; } = new(Grade.Nothing, 0, null, null, 0, []);
}

/// <summary>The passage that fits a question best.</summary>
/// <param name="Coverage">0–1: how much of what the question names stands in or around it.</param>
/// <param name="Likelihood">0–1: that questions like this one are answered by it.</param>
/// <param name="Signs">What the judge goes by.</param>
internal sealed record Candidate(
    int Workshop, Passage Passage, Passage? Second, double Coverage, double Likelihood, IReadOnlyList<string> Signs, IReadOnlyList<string> Candidates);
