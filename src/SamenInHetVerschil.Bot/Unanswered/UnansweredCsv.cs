using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Unanswered;

/// <summary>The worklist as CSV, what was asked most first.</summary>
internal sealed class UnansweredCsv(Database database, UnansweredDesk desk)
{
    private static readonly string[] Header = ["times", "reason", "about", "workshop", "language", "question", "first", "last"];
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes UTF-8. Formulas are made harmless.</summary>
    public async Task ExportAsync(Stream output, CancellationToken cancel)
    {
        var questions = await database.ReadAsync(desk.ListAsync, cancel);
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape };
        await using var text = new StreamWriter(output, Plain, leaveOpen: true);
        await using var csv = new CsvWriter(text, settings);
        await WriteRowAsync(csv, Header);
        foreach (var question in questions)
        {
            await WriteRowAsync(csv,
            [
                question.Times.ToString(CultureInfo.InvariantCulture), question.Reason.ToString(), question.About,
                question.Workshop == 0 ? "" : question.Workshop.ToString(CultureInfo.InvariantCulture), question.Language, question.Question, Written(question.First), Written(question.Last),
            ]);
        }
    }

    private static async Task WriteRowAsync(CsvWriter csv, IReadOnlyList<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        await csv.NextRecordAsync();
    }

    private static string Written(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
