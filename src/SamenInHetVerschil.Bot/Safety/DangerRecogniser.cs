using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Safety;

/// <summary>
/// Looks for danger in a message. Pure, and knows no workshop. Two opinions: a lexicon that reports what is touched, and a classifier that learned
/// from labelled lines. This is the one place that decides, and it prefers a number too many to a person missed: the classifier may raise concern
/// but never silences what was said in so many words, and no denial takes anything back.
/// </summary>
internal sealed class DangerRecogniser
{
    /// <summary>Longer texts are read up to here, in characters: what weighs most may stand at the end of a long story.</summary>
    public const int LongestText = 4000;

    /// <summary>From this concern on, help comes first and alone.</summary>
    private const float StrongConcern = 0.4f;

    /// <summary>From this concern on, the numbers stand below the normal answer.</summary>
    private const float SoftConcern = 0.15f;

    /// <summary>A message of this many words that mean nothing to the lexicon is a name or an abbreviation: its letters alone are no reason for alarm.</summary>
    private const int FewestWords = 3;

    /// <summary>Words in one look: more than this and a disclosure drowns in what stands around it.</summary>
    private const int LongestLook = 120;

    /// <summary>A sentence with fewer words is only read together with the others.</summary>
    private const int ShortestSentence = 4;

    /// <summary>A sentence on its own shows less than a whole message, so it counts for so much less.</summary>
    private const float PartOnly = 0.3f;

    /// <summary>Another need this likely gets a number as well.</summary>
    private const float WorthALine = 0.08f;

    private const string Calm = "none";
    private const string Alarm = "danger";
    private const string Child = "child";
    private const string Adult = "adult";

    private readonly EvidenceLexicon lexicon;
    private readonly MaximumEntropy<string> danger;
    private readonly MaximumEntropy<string> need;
    private readonly MaximumEntropy<string> who;

    private DangerRecogniser(EvidenceLexicon lexicon, MaximumEntropy<string> danger, MaximumEntropy<string> need, MaximumEntropy<string> who) =>
        (this.lexicon, this.danger, this.need, this.who) = (lexicon, danger, need, who);

    /// <summary>Learns from the lines that stand in the program: about half a second, on two cores.</summary>
    public static DangerRecogniser Train() => Train(SafetyResources.Lines, key: "");

    /// <summary>Learns from the given lines; the same lines give the same recogniser.</summary>
    public static DangerRecogniser Train(IReadOnlyList<DangerLine> lines) => Train(() => lines, key: null);

    private static DangerRecogniser Train(Func<IReadOnlyList<DangerLine>> lines, string? key)
    {
        var evidence = EvidenceLexicon.Load();
        var examples = new Lazy<List<(DangerLine Line, IReadOnlyList<(string, float)> Features)>>(() =>
            [.. lines().AsParallel().AsOrdered().Select(line => (line, (IReadOnlyList<(string, float)>)DangerFeatures.Of(WordsOf(line.Text), evidence)))]);
        var dangers = new Lazy<List<(DangerLine Line, IReadOnlyList<(string, float)> Features)>>(() => [.. examples.Value.Where(example => example.Line.IsDanger)]);
        MaximumEntropy<string>? alarms = null, needs = null, writers = null;
        Parallel.Invoke(
            () => alarms = LearnedModels.Get("danger", key, () => Learn(examples.Value.Select(example => (example.Line.IsDanger ? Alarm : Calm, example.Features)))),
            () => needs = LearnedModels.Get("need", key, () => Learn(Evened(
                [.. dangers.Value.Where(example => example.Line.Need is not (null or "none")).Select(example => (example.Line.Need!, example.Features))]))),
            () => writers = LearnedModels.Get("writer", key, () => Learn(dangers.Value.Select(example => (example.Line.Who ?? Adult, example.Features)))));
        return new DangerRecogniser(evidence, alarms!, needs!, writers!);
    }

    /// <summary>What a message tells. Never throws, whatever was typed.</summary>
    public Danger Look(string text)
    {
        var sentences = Sentences(text);
        var words = sentences.SelectMany(sentence => sentence).ToList();
        if (!words.Exists(word => word.IsWord))
        {
            return Danger.None;
        }

        var found = lexicon.Find(words);
        if (found.Clear is null && !found.Groups.Any() && words.Count(word => word.IsWord) <= FewestWords)
        {
            return Danger.None;
        }

        var (concern, loudest) = Concern(words, sentences);
        var clear = found.Clear is not null && !found.Has("figure");
        var grade = clear || concern >= StrongConcern ? DangerGrade.Strong
            : concern >= SoftConcern || SoundsLikeACall(found) || found.Has("heavy") ? DangerGrade.Soft
            : DangerGrade.None;
        if (grade == DangerGrade.None)
        {
            return Danger.None with { Concern = concern };
        }

        var features = DangerFeatures.Of(loudest, lexicon);
        var childTypes = IsChild(found, features);
        var chances = need.Probabilities(features);
        var likely = need.Labels.Zip(chances).OrderByDescending(pair => pair.Second).ToList();
        var first = clear && found.Clear is { } said ? said
            : grade == DangerGrade.Soft && found.Has("heavy") ? HelpKind.Suicide
            : NeedOf(found, KindOf(likely[0].First), childTypes);
        return new Danger(
            grade,
            first,
[.. likely.Where(pair => pair.Second >= WorthALine).Select(pair => KindOf(pair.First)).Where(kind => kind != first)],
            childTypes,
            AboutChild: found.HasAny("person.child", "voice.child"),
            concern,
            [$"concern {concern:0.00}", .. found.Groups, .. danger.Loudest(features, Alarm, 5).Select(pair => pair.Feature)]);
    }

    /// <summary>Somebody close, their body, home or living on, and worry or a call for help: a reason for a number, whatever words were used.</summary>
    private static bool SoundsLikeACall(Findings found) =>
        found.HasAny("person.parent", "person.family", "person.partner", "person.child", "person.near")
        && found.HasAny("hurt", "touch", "selfharm", "weapon", "end", "farewell", "lock", "fear")
        && found.HasAny("help", "worry", "secret")
        && !found.HasAny("theme", "profession", "transaction", "practical", "figure");

    /// <summary>The highest concern over the whole and over each sentence by itself, and the words that caused it.</summary>
    private (float Concern, IReadOnlyList<Token> Words) Concern(List<Token> words, List<List<Token>> sentences)
    {
        var looks = words.Chunk(LongestLook).Select(look => (Concern: Alarmed(look), Words: (IReadOnlyList<Token>)look));
        if (sentences.Count > 1)
        {
            looks = looks.Concat(sentences.Where(sentence => sentence.Count is >= ShortestSentence and <= LongestLook)
                .Select(sentence => (Concern: Alarmed(sentence) - PartOnly, Words: (IReadOnlyList<Token>)sentence)));
        }

        return looks.MaxBy(look => look.Concern);
    }

    private float Alarmed(IReadOnlyList<Token> look) =>
        danger.Probabilities(DangerFeatures.Of(look, lexicon))[Index(danger, Alarm)];

    private static HelpKind KindOf(string label) => Enum.Parse<HelpKind>(label, ignoreCase: true);

    private static HelpKind NeedOf(Findings found, HelpKind likeliest, bool childTypes) =>
        likeliest switch
        {
            // Gone and not to be reached, or about to hurt others: minutes count.
            _ when found.Has("unreachable") && (found.HasAny("farewell", "means") || likeliest == HelpKind.Suicide) => HelpKind.Now,
            _ when found.Has("missing") && !childTypes && found.Has("person.child") => HelpKind.Now,
            _ when found.Has("missing") && childTypes && found.Has("person.parent") => HelpKind.Now,
            _ when found.Has("attack") && !found.HasAny("person.partner", "person.parent") => HelpKind.Now,
            _ when found.Has("hiding") && childTypes && found.Has("person.parent") => HelpKind.Now,
            // The school's own helpers stand closest to a pupil who does not eat and to a family without a roof.
            HelpKind.Violence or HelpKind.Suicide or HelpKind.Young or HelpKind.Exhausted
                when !childTypes && found.HasAny("thin", "homeless") && !found.HasAny("hurt", "touch", "skin") => HelpKind.School,
            HelpKind.Violence or HelpKind.Young when found.Has("skin") && found.Has("selfharm") => HelpKind.Suicide,
            _ => likeliest,
        };

    private bool IsChild(Findings found, List<(string, float)> features)
    {
        var chance = who.Probabilities(features)[Index(who, Child)];
        return (found.Has("voice.child"), found.Has("voice.adult")) switch
        {
            (true, false) => chance >= 0.3f,
            (false, true) => chance >= 0.9f,
            _ => chance >= 0.55f,
        };
    }

    private static int Index(MaximumEntropy<string> model, string label)
    {
        for (var at = 0; at < model.Labels.Count; at++)
        {
            if (model.Labels[at] == label)
            {
                return at;
            }
        }

        throw new ArgumentException($"No line was labelled '{label}'.", nameof(label));
    }

    // Few passes and small steps: with some thousand lines, a model that fits them better understands other people worse.
    private static MaximumEntropy<string> Learn(IEnumerable<(string, IReadOnlyList<(string, float)>)> examples) =>
        MaximumEntropy<string>.Train([.. examples], epochs: 8, rate: 0.1f, shrink: 1e-3f);

    /// <summary>Repeats what is rare, so that being rare alone is no reason to be passed over: an overlooked need is a number that is not on the card.</summary>
    private static IEnumerable<(string, IReadOnlyList<(string, float)>)> Evened(List<(string Label, IReadOnlyList<(string, float)>)> examples)
    {
        var counts = examples.CountBy(example => example.Label).ToDictionary();
        var most = counts.Values.DefaultIfEmpty().Max();
        return examples.SelectMany(example => Enumerable.Repeat(example, (int)Math.Round(Math.Sqrt((double)most / counts[example.Label]))));
    }

    private static List<Token> WordsOf(string text) => [.. Tokens.Of(text).Where(DangerFeatures.IsRead).Select(DangerFeatures.AsRead)];

    private static List<List<Token>> Sentences(string text)
    {
        var sentences = new List<List<Token>>();
        var open = new List<Token>();
        var end = Math.Min(text.Length, LongestText);
        for (var from = 0; from < end; from += Tokens.LongestMessage)
        {
            foreach (var token in Tokens.Of(text[from..Math.Min(end, from + Tokens.LongestMessage)]))
            {
                if (DangerFeatures.IsRead(token))
                {
                    open.Add(DangerFeatures.AsRead(token));
                }

                if (open.Count > 0 && token.Raw[0] is '.' or '?' or '!' or ';')
                {
                    sentences.Add(open);
                    open = [];
                }
            }
        }

        if (open.Count > 0)
        {
            sentences.Add(open);
        }

        return sentences;
    }
}
