using System.Globalization;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.People;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Registrations as CSV (design, section 5): in for organisers who begin with a list, out for whoever prints one.</summary>
internal sealed class RegistrationsCsv(
    Database database, RegistrationBook book, RegistrationDesk desk, PeopleDesk people, Delivery delivery, OrganiserBell organisers, ContentStore content, TimeProvider clock) : ICsvExport
{
    /// <summary>
    /// Imports all rows, or none when there is a fault. Rows over the capacity wait, in the order of the file. The same file again changes nothing;
    /// whoever cancelled since is not signed up again.
    /// </summary>
    public async Task<ImportReport> ImportAsync(Stream file, CancellationToken cancel)
    {
        var (rows, faults) = await RegistrationsCsvReader.ReadAsync(file, [.. content.Current.Workshops.Select(workshop => workshop.Number)], cancel);
        if (faults.Count > 0)
        {
            return new ImportReport(0, 0, 0, 0, faults);
        }

        var now = clock.GetUtcNow();
        return await database.WriteAsync((session, token) => ImportAsync(session, rows, now, token), cancel);
    }

    /// <summary>Names of the columns of an export.</summary>
    public static IReadOnlyList<string> ExportHeader { get; } = [.. RegistrationsCsvReader.Header, "state", "position", "since"];

    /// <summary>Writes everything that ever was, as UTF-8, sorted by workshop, state and arrival. Formulas are made harmless.</summary>
    public async Task ExportAsync(Stream output, CancellationToken cancel) => await CsvTable.WriteAsync(output, ExportHeader, await RowsAsync(cancel));

    /// <summary>The same with a byte order mark: without it, spreadsheet programs read names with accents wrongly.</summary>
    public async Task ExportForSpreadsheetsAsync(Stream output, CancellationToken cancel) =>
        await CsvTable.WriteAsync(output, ExportHeader, await RowsAsync(cancel), forSpreadsheets: true);

    /// <summary>All rows, in the order of <see cref="ExportHeader"/>; formulas stand in them as they were typed.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string?>>> RowsAsync(CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            (session, token) => session.QueryAsync<ExportRow>(
                """
                select registration.workshop, person_id, name, email, state, since,
                  case state when 'waiting' then row_number() over (partition by workshop, state order by arrival) end as position
                from registration left join person on person.id = person_id
                order by workshop, case state when 'registered' then 0 when 'waiting' then 1 else 2 end, arrival
                """,
                null, token),
            cancel);
        return [.. rows.Select(FieldsOf)];
    }

    private static IReadOnlyList<string?> FieldsOf(ExportRow row)
    {
        var channel = row.PersonId.IndexOf(':', StringComparison.Ordinal);
        return
        [
            row.Workshop.ToString(CultureInfo.InvariantCulture), row.PersonId[..channel], row.PersonId[(channel + 1)..], row.Name, row.Email,
            row.State, row.Position?.ToString(CultureInfo.InvariantCulture),
            DateTimeOffset.Parse(row.Since, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ];
    }

    private async Task<ImportReport> ImportAsync(DatabaseSession session, IReadOnlyList<ImportRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var cause = new Cause("import", "imported", null, now);
        var outcomes = new List<Outcome>();
        var seats = Filled.Nothing;
        var cancelled = 0;
        foreach (var row in rows)
        {
            await people.ImportAsync(session, row.PersonId, row.Name, row.Email, now, cancel);
            var before = await book.OfAsync(session, row.PersonId, [row.Workshop], cancel);
            if (before.GetValueOrDefault(row.Workshop)?.State == RegistrationState.Cancelled)
            {
                cancelled++;
                continue;
            }

            var applied = await desk.ApplyAsync(session, new RegistrationRequest(row.PersonId, [row.Workshop], []) { EvenWhenClosed = true }, cause, cancel);
            outcomes.AddRange(applied.Outcomes);
            seats = seats.Then(applied.Seats);
        }

        foreach (var message in SeatMessages.For(seats, content, organisers.Ids))
        {
            await delivery.SendToPersonAsync(session, message, null, now, cancel);
        }

        return new ImportReport(
            outcomes.Count(one => one.Became == Became.Registered), outcomes.Count(one => one.Became == Became.Waiting),
            outcomes.Count(one => one.Became is Became.AlreadyRegistered or Became.AlreadyWaiting), cancelled, []) { Clashing = outcomes.Count(one => one.Became == Became.Clash) };
    }

    private sealed class ExportRow
    {
        public int Workshop { get; set; }

        public string PersonId { get; set; } = "";

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string State { get; set; } = "";

        public string Since { get; set; } = "";

        public int? Position { get; set; }
    }
}

/// <summary>What an import did; nothing at all when there are <paramref name="Faults"/>.</summary>
/// <param name="Unchanged">Rows that had been imported, or signed up for, before.</param>
/// <param name="LeftCancelled">Rows of people who had cancelled since; their no stands.</param>
internal sealed record ImportReport(int Registered, int Waiting, int Unchanged, int LeftCancelled, IReadOnlyList<CsvFault> Faults)
{
    /// <summary>Rows of people who have another workshop at the same time; they were left out.</summary>
    public int Clashing { get; init; }
}

/// <summary>Something wrong in a CSV file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong and what is expected, in English.</param>
internal sealed record CsvFault(int Line, string Message)
{
    public override string ToString() => $"line {Line}: {Message}";
}
