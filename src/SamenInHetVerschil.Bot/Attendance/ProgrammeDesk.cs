using System.Globalization;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>When and where it is, from what the organisers have set.</summary>
internal sealed class ProgrammeDesk(IOptions<AttendanceOptions> options, IOptions<RegistrationOptions> registrations, ContentStore content)
{
    public Task<DayProgramme> ReadAsync(DatabaseSession session, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var set = options.Value;
        var workshops = content.Current.Numbers.ToDictionary(number => number, number =>
        {
            var own = set.Workshops.GetValueOrDefault(number.ToString(CultureInfo.InvariantCulture));
            var slot = SlotOf(number) is { } name ? set.Slots.GetValueOrDefault(name) : null;
            return new WorkshopTime(own?.Hours is { Start: not null } hours ? hours : slot?.Hours ?? Hours.Unknown, Filled(own?.Place) ?? Filled(slot?.Place));
        });
        return Task.FromResult(new DayProgramme(
            set.Day, Filled(set.Place), new Hours(AttendanceOptions.Clock(set.Start), AttendanceOptions.Clock(set.End)), workshops));
    }

    private string? SlotOf(int workshop) =>
        registrations.Value.Workshops.GetValueOrDefault(workshop.ToString(CultureInfo.InvariantCulture))?.Slot is { Length: > 0 } slot ? slot : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
