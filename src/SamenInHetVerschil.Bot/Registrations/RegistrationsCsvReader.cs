using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using SamenInHetVerschil.People;

namespace SamenInHetVerschil.Registrations;

/// <summary>Reads a file of registrations and names every fault in it.</summary>
internal static partial class RegistrationsCsvReader
{
    public const int MostBytes = 20_000_000;
    private const int LongestUserId = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IReadOnlyList<string> Header { get; } = ["workshop", "channel", "userId", "name", "email"];

    /// <summary>The rows in the order of the file; meaningless when there are faults.</summary>
    public static async Task<(IReadOnlyList<ImportRow> Rows, IReadOnlyList<CsvFault> Faults)> ReadAsync(Stream file, IReadOnlyList<int> workshops, CancellationToken cancel)
    {
        var (text, fault) = await ReadTextAsync(file, cancel);
        if (text is null)
        {
            return ([], [fault!]);
        }

        var faults = new List<CsvFault>();
        var rows = new List<ImportRow>();
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            BadDataFound = bad => faults.Add(new CsvFault(bad.Context.Parser!.RawRow, "a quotation mark stands where none can be: put the whole field between quotation marks, and double those inside")),
        };
        using var parser = new CsvParser(new StringReader(text), settings);
        if (!await parser.ReadAsync() || !Header.SequenceEqual(parser.Record!.Select(field => field.Trim()), StringComparer.Ordinal))
        {
            return ([], [new CsvFault(1, $"the first line must be '{string.Join(',', Header)}', with commas between the columns")]);
        }

        while (await parser.ReadAsync())
        {
            cancel.ThrowIfCancellationRequested();
            if (ReadRow(parser.RawRow, parser.Record!, workshops, faults) is { } row)
            {
                rows.Add(row);
            }
        }

        CheckTogether(rows, faults);
        return (rows, [.. faults.OrderBy(one => one.Line)]);
    }

    private static async Task<(string? Text, CsvFault? Fault)> ReadTextAsync(Stream file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var piece = new byte[81_920];
        for (int read; (read = await file.ReadAsync(piece, cancel)) > 0;)
        {
            bytes.Write(piece, 0, read);
            if (bytes.Length > MostBytes)
            {
                return (null, new CsvFault(1, $"the file is larger than {MostBytes / 1_000_000} MB"));
            }
        }

        try
        {
            return (Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF'), null);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes.GetBuffer().AsSpan(0, Math.Clamp(wrong.Index, 0, (int)bytes.Length)).Count((byte)'\n');
            return (null, new CsvFault(line, "this is not UTF-8: save the file as 'CSV UTF-8'"));
        }
    }

    private static ImportRow? ReadRow(int line, string[] record, IReadOnlyList<int> workshops, List<CsvFault> faults)
    {
        if (record.Length != Header.Count)
        {
            faults.Add(new CsvFault(line, $"{record.Length} columns instead of {Header.Count}"));
            return null;
        }

        var before = faults.Count;
        var fields = record.Select(field => field.Trim()).ToList();
        foreach (var (field, column) in fields.Zip(Header).Where(pair => IsFormula(pair.First)))
        {
            faults.Add(new CsvFault(line, $"{column} begins with '{field[0]}', as a formula does"));
        }

        if (!int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var workshop) || !workshops.Contains(workshop))
        {
            faults.Add(new CsvFault(line, $"'{Short(fields[0])}' is not a workshop of this event; known are {string.Join(", ", workshops)}"));
        }

        if (!Channel().IsMatch(fields[1]))
        {
            faults.Add(new CsvFault(line, $"'{Short(fields[1])}' is no channel: expected for example 'msteams' or 'directline'"));
        }

        if (!UserId().IsMatch(fields[2]))
        {
            faults.Add(new CsvFault(line, $"'{Short(fields[2])}' is no user id: 1 to {LongestUserId} visible characters without spaces"));
        }

        var name = PeopleDesk.Tidy(fields[3]);
        if (fields[3].Length > 0 && (name is null || fields[3].Length > PeopleDesk.LongestName))
        {
            faults.Add(new CsvFault(line, $"'{Short(fields[3])}' is no name: it needs a letter, and has at most {PeopleDesk.LongestName} characters"));
        }

        var email = EmailAddress.Read(fields[4]);
        if (fields[4].Length > 0 && email is null)
        {
            faults.Add(new CsvFault(line, $"'{Short(fields[4])}' is no e-mail address"));
        }

        return faults.Count == before ? new ImportRow(line, workshop, Person.IdOf(fields[1], fields[2]), name, email) : null;
    }

    private static void CheckTogether(List<ImportRow> rows, List<CsvFault> faults)
    {
        var seen = new Dictionary<(int, string), int>();
        var people = new Dictionary<string, ImportRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!seen.TryAdd((row.Workshop, row.PersonId), row.Line))
            {
                faults.Add(new CsvFault(row.Line, $"the same person and workshop as line {seen[(row.Workshop, row.PersonId)]}"));
            }

            if (!people.TryAdd(row.PersonId, row) && people[row.PersonId] is var first && (first.Name, first.Email) != (row.Name, row.Email))
            {
                faults.Add(new CsvFault(row.Line, $"another name or address for the same user id than on line {first.Line}"));
            }
        }
    }

    private static bool IsFormula(string field) => field.Length > 0 && field[0] is ('=' or '+' or '-' or '@');

    private static string Short(string field) => field.Length <= 40 ? field : field[..40] + "…";

    [GeneratedRegex("^[a-z]{1,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex Channel();

    [GeneratedRegex(@"^[^\s\p{C}]{1,200}$", RegexOptions.NonBacktracking)]
    private static partial Regex UserId();
}

/// <summary>One row of an import.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
internal sealed record ImportRow(int Line, int Workshop, string PersonId, string? Name, string? Email);
