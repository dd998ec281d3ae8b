using System.Globalization;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Unanswered;

/// <summary>Keeps what could not be answered, in the turn's own transaction: grouped and counted, without saying who asked.</summary>
internal sealed class UnansweredDesk(IOptions<UnansweredOptions> options)
{
    /// <summary>Letters of a question that are kept at most.</summary>
    public const int LongestQuestion = 200;

    /// <param name="about">See <see cref="UnansweredQuestion"/>.</param>
    /// <param name="question">As it was typed. Kept only when the setting allows it.</param>
    public Task NoteAsync(
        DatabaseSession session, UnansweredReason reason, string about, int workshop, string language, string question, DateTimeOffset now, CancellationToken cancel) =>
        session.ExecuteAsync(
            """
            insert into unanswered (reason, about, workshop, language, question, times, first_at, last_at)
            values (@reason, @about, @workshop, @language, @question, 1, @now, @now)
            on conflict (reason, about, workshop, language, question) do update set times = unanswered.times + 1, last_at = excluded.last_at
            """,
            new
            {
                reason = reason.ToString(), about, workshop, language, now,
                question = options.Value.KeepTexts && reason != UnansweredReason.NotUnderstood ? Plain(question) : "",
            },
            cancel);

    /// <summary>Everything, what was asked most first.</summary>
    public async Task<IReadOnlyList<UnansweredQuestion>> ListAsync(DatabaseSession session, CancellationToken cancel) =>
        [.. (await session.QueryAsync<Row>(
            """
            select reason, about, workshop, language, question, times, first_at as FirstAt, last_at as LastAt
            from (
              select reason, about, workshop, language, question, times, first_at, last_at from unanswered
              union all
              select 'NotHelpful', about, workshop, language, note, count(*), min(at), max(at) from thumb where helped = 0 group by about, workshop, language, note
            ) worklist
            order by times desc, last_at desc, reason, about, workshop, language, question
            """,
            null, cancel))
            .Select(row => new UnansweredQuestion(
                Enum.Parse<UnansweredReason>(row.Reason), row.About, (int)row.Workshop, row.Language, row.Question, row.Times, Moment(row.FirstAt), Moment(row.LastAt)))];

    private static string Plain(string question)
    {
        var line = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return line.Length <= LongestQuestion ? line : line[..LongestQuestion];
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row
    {
        public string Reason { get; init; } = "";

        public string About { get; init; } = "";

        public long Workshop { get; init; }

        public string Language { get; init; } = "";

        public string Question { get; init; } = "";

        public long Times { get; init; }

        public string FirstAt { get; init; } = "";

        public string LastAt { get; init; } = "";
    }
}
