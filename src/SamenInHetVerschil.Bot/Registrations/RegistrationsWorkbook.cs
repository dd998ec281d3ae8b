using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace SamenInHetVerschil.Registrations;

/// <summary>Registrations as an Excel workbook: the same columns and rows as the CSV. Every cell is text or a number, so nothing in it is a formula.</summary>
internal sealed class RegistrationsWorkbook(RegistrationsCsv registrations)
{
    private const string Sheet = "registrations";

    public async Task WriteAsync(Stream output, CancellationToken cancel)
    {
        var rows = (await registrations.RowsAsync(cancel)).Select(row => RegistrationsCsv.ExportHeader.Zip(row).ToDictionary(pair => pair.First, pair => (object?)pair.Second)).ToList();
        if (rows.Count == 0)
        {
            rows.Add(RegistrationsCsv.ExportHeader.ToDictionary(name => name, _ => (object?)null));
        }

        await MiniExcel.SaveAsAsync(output, rows, sheetName: Sheet, configuration: new OpenXmlConfiguration { AutoFilter = false }, cancellationToken: cancel);
    }
}
