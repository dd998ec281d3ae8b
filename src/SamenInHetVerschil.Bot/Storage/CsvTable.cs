using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SamenInHetVerschil.Storage;

/// <summary>A table as it leaves the house: CSV (RFC 4180) in UTF-8, with lines ended by a line feed and formulas made harmless.</summary>
internal static class CsvTable
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="forSpreadsheets">With a byte order mark: without it, spreadsheet programs read names with accents wrongly.</param>
    public static async Task WriteAsync(Stream output, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows, bool forSpreadsheets = false)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.Escape };
        await using var text = new StreamWriter(output, forSpreadsheets ? Encoding.UTF8 : Plain, leaveOpen: true);
        await using var csv = new CsvWriter(text, settings);
        foreach (var fields in rows.Prepend(header))
        {
            foreach (var field in fields)
            {
                csv.WriteField(field);
            }

            await csv.NextRecordAsync();
        }
    }
}

/// <summary>What can be taken out as CSV.</summary>
internal interface ICsvExport
{
    /// <summary>Writes all of it, as <see cref="CsvTable"/> does.</summary>
    Task ExportAsync(Stream output, CancellationToken cancel);
}
