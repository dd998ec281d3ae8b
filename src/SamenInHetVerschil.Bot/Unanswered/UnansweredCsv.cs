using System.Globalization;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Unanswered;

/// <summary>The worklist as CSV, what was asked most first.</summary>
internal sealed class UnansweredCsv(Database database, UnansweredDesk desk) : ICsvExport
{
    private static readonly string[] Header = ["times", "reason", "about", "workshop", "language", "question", "first", "last"];

    /// <summary>Writes UTF-8. Formulas are made harmless.</summary>
    public async Task ExportAsync(Stream output, CancellationToken cancel)
    {
        var questions = await database.ReadAsync(desk.ListAsync, cancel);
        await CsvTable.WriteAsync(output, Header, questions.Select(question => (IReadOnlyList<string?>)
        [
            question.Times.ToString(CultureInfo.InvariantCulture), question.Reason.ToString(), question.About,
            question.Workshop == 0 ? "" : question.Workshop.ToString(CultureInfo.InvariantCulture), question.Language, question.Question, Written(question.First), Written(question.Last),
        ]));
    }

    private static string Written(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
