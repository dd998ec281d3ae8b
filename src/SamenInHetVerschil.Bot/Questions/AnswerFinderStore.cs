using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Questions;

/// <summary>The finder of the content as it is now.</summary>
internal sealed class AnswerFinderStore
{
    private volatile AnswerFinder current;

    public AnswerFinderStore(ContentStore content)
    {
        current = new AnswerFinder(content.Current);
        content.Changed += (_, _) => current = new AnswerFinder(content.Current);
    }

    public AnswerFinder Current => current;

    /// <summary>The same for every event.</summary>
    public AnswerJudge Judge { get; } = new(Judgement.ReadAll());
}
