using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>
/// Finds passages by what a question has in common with them: whole words and runs of letters, rare ones counting most (vector space model with inverse
/// document frequency; Salton, Wong and Yang, 1975). One index per language.
/// </summary>
internal sealed class PassageIndex
{
    private readonly Dictionary<string, LanguageIndex> languages;

    public PassageIndex(EventContent content) =>
        languages = content.Event.Languages.ToDictionary(language => language, language => new LanguageIndex(content, language), StringComparer.Ordinal);

    /// <summary>All passages that share something with the words, the best first.</summary>
    public IReadOnlyList<PassageMatch> Find(string language, IReadOnlyList<string> subject) =>
        (languages.TryGetValue(language, out var index) ? index : languages.Values.First()).Find(subject);

    /// <summary>Whether a word stands in no passage of any language.</summary>
    public bool IsStrange(string word) => languages.Values.All(index => !index.Knows(word));

    /// <summary>How much a word says: 0 for one that stands everywhere or is not known at all, up to 1.</summary>
    public double Rarity(string language, string word) => languages.TryGetValue(language, out var index) ? index.Rarity(word) : 0;

    private sealed class LanguageIndex
    {
        private readonly Dictionary<string, List<(int Passage, double Weight)>> postings = new(StringComparer.Ordinal);
        private readonly Dictionary<string, double> rarity = new(StringComparer.Ordinal);
        private readonly List<(WorkshopText Workshop, Passage Passage, string Label)> passages = [];

        public LanguageIndex(EventContent content, string language)
        {
            foreach (var workshop in content.Workshops.Select(workshop => workshop.In(language)))
            {
                foreach (var passage in workshop.Passages)
                {
                    var weights = new Dictionary<string, double>(StringComparer.Ordinal);
                    Add(weights, passage.Heading, 1.3);
                    Add(weights, string.Join(' ', passage.Words), 1.0);
                    Add(weights, string.Join(' ', passage.Answers.SelectMany(answer => answer.Of)), 1.4);
                    Add(weights, passage.Text, 1.0);
                    Add(weights, workshop.Short, 0.45);
                    Add(weights, string.Join(' ', workshop.Aliases), 0.25);
                    foreach (var (piece, weight) in weights)
                    {
                        if (!postings.TryGetValue(piece, out var list))
                        {
                            postings.Add(piece, list = []);
                        }

                        list.Add((passages.Count, weight));
                    }

                    passages.Add((workshop, passage, PassageModel.LabelOf(workshop.Number, passage.Id)));
                }
            }

            foreach (var (piece, list) in postings)
            {
                rarity[piece] = Math.Log(1 + ((passages.Count - list.Count + 0.5) / (list.Count + 0.5)));
            }
        }

        public bool Knows(string word) => postings.ContainsKey(word);

        public double Rarity(string word) => rarity.TryGetValue(word, out var found) ? found / Math.Log(passages.Count + 1) : 0;

        public List<PassageMatch> Find(IReadOnlyList<string> subject)
        {
            var scores = new double[passages.Count];
            var covered = new double[passages.Count];
            var possible = 0.0;
            foreach (var word in subject.Distinct(StringComparer.Ordinal))
            {
                // A word is found whole, or by the share of its pieces that a passage has.
                var best = new Dictionary<int, double>();
                var value = rarity.TryGetValue(word, out var known) ? known : Math.Log(passages.Count + 1) * 0.8;
                possible += value;
                if (postings.TryGetValue(word, out var whole))
                {
                    foreach (var (passage, weight) in whole)
                    {
                        best[passage] = weight;
                    }
                }

                if (word.Length > 3)
                {
                    var grams = Grams.Of(word, 4).ToList();
                    var shares = new Dictionary<int, double>();
                    foreach (var (passage, weight) in grams.Where(postings.ContainsKey).SelectMany(gram => postings[gram]))
                    {
                        shares[passage] = shares.GetValueOrDefault(passage) + weight;
                    }

                    foreach (var (passage, share) in shares)
                    {
                        var part = share / grams.Count;
                        if (part > 0.45)
                        {
                            best[passage] = Math.Max(best.GetValueOrDefault(passage), 0.9 * part);
                        }
                    }
                }

                foreach (var (passage, weight) in best)
                {
                    scores[passage] += value * weight;
                    covered[passage] += value * Math.Min(1, weight);
                }
            }

            return [.. scores.Index().Where(score => score.Item > 0)
                .Select(score => new PassageMatch(
                    passages[score.Index].Workshop, passages[score.Index].Passage, passages[score.Index].Label, score.Item, possible == 0 ? 0 : covered[score.Index] / possible))
                .OrderByDescending(match => match.Score)];
        }

        private static void Add(Dictionary<string, double> weights, string text, double weight)
        {
            foreach (var word in Tokens.Of(text).Where(token => token.IsWord || token.IsNumber).Select(token => token.Text))
            {
                Raise(word);
                if (word.Length > 3)
                {
                    foreach (var gram in Grams.Of(word, 4))
                    {
                        Raise(gram);
                    }
                }
            }

            void Raise(string piece) => weights[piece] = Math.Max(weights.GetValueOrDefault(piece), weight);
        }
    }
}

/// <summary>A passage that shares something with a question.</summary>
/// <param name="Label">Of the passage: see <see cref="PassageModel.LabelOf"/>.</param>
/// <param name="Score">Higher is better; comparable within one question only.</param>
/// <param name="Coverage">0–1: how much of what the question names stands in or around the passage.</param>
internal sealed record PassageMatch(WorkshopText Workshop, Passage Passage, string Label, double Score, double Coverage);
