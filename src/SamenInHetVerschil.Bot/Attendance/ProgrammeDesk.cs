using System.Globalization;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Attendance;

/// <summary>When and where it is, from what organisers set in the chat and, below that, from the file.</summary>
internal sealed class ProgrammeDesk(DaySettingsDesk settings, IOptions<AttendanceOptions> options, ContentStore content)
{
    public async Task<DayProgramme> ReadAsync(DatabaseSession session, CancellationToken cancel)
    {
        var set = await settings.ReadAsync(session, cancel);
        var file = options.Value;
        var workshops = content.Current.Numbers.ToDictionary(number => number, number =>
        {
            var own = Times(set, number, "", file.Workshops.GetValueOrDefault(number.ToString(CultureInfo.InvariantCulture)));
            var slot = set.SlotOf(number) is { } name ? Times(set, DaySettings.WholeDay, name, file.Slots.GetValueOrDefault(name)) : Nothing;
            return new WorkshopTime(own.Hours.Start is null && own.Hours.End is null ? slot.Hours : own.Hours, own.Place ?? slot.Place);
        });
        var whole = Times(set, DaySettings.WholeDay, "", new() { Start = file.Start, End = file.End, Place = file.Place });
        return new DayProgramme(
            set.IsSet(DaySettings.WholeDay, ProgrammeNames.Date) ? AttendanceOptions.DayIn(set.Value(DaySettings.WholeDay, ProgrammeNames.Date)) : file.Day, whole.Place, whole.Hours, workshops);
    }

    /// <summary>Names of the slots there are.</summary>
    public async Task<IReadOnlyList<string>> SlotsAsync(DatabaseSession session, CancellationToken cancel)
    {
        var set = await settings.ReadAsync(session, cancel);
        return [.. content.Current.Numbers.Select(set.SlotOf).OfType<string>().Concat(options.Value.Slots.Keys).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Sets everything of it, or nothing. The rights and the limits are the settings desk's; a fault of one is the fault of all.</summary>
    public async Task<DayOutcome> SetAsync(DatabaseSession session, IReadOnlyList<DayChange> changes, Cause cause, CancellationToken cancel)
    {
        foreach (var change in changes)
        {
            if (await settings.LookAsync(session, change, cause.Actor, cancel) is not DayOutcome.Possible and var fault)
            {
                return fault;
            }
        }

        foreach (var change in changes)
        {
            await settings.SetAsync(session, change, cause, cancel);
        }

        return new DayOutcome.Possible();
    }

    private static WorkshopTime Nothing { get; } = new(Hours.Unknown, null);

    /// <summary>Hours and place under these names. An hour that organisers set takes the place of both in the file.</summary>
    private static WorkshopTime Times(DaySettings set, int workshop, string slot, AttendanceOptions.TimeSettings? file)
    {
        var (start, end, place) = (ProgrammeNames.Start(slot), ProgrammeNames.End(slot), ProgrammeNames.Place(slot));
        var hours = set.IsSet(workshop, start) || set.IsSet(workshop, end)
            ? new Hours(AttendanceOptions.Clock(set.Value(workshop, start)), AttendanceOptions.Clock(set.Value(workshop, end)))
            : file?.Hours ?? Hours.Unknown;
        var where = set.IsSet(workshop, place) ? set.Value(workshop, place) : file?.Place;
        return new WorkshopTime(hours, string.IsNullOrWhiteSpace(where) ? null : where.Trim());
    }
}

/// <summary>Names of this room's settings among the settings of the day. Those of a slot hold for workshop 0.</summary>
internal static class ProgrammeNames
{
    /// <summary>yyyy-MM-dd.</summary>
    public const string Date = "date";

    /// <summary>HH:mm.</summary>
    /// <param name="slot">Empty: the workshop, or the whole day.</param>
    public static string Start(string slot) => Named("start", slot);

    /// <inheritdoc cref="Start"/>
    public static string End(string slot) => Named("end", slot);

    /// <summary>Free text.</summary>
    /// <inheritdoc cref="Start"/>
    public static string Place(string slot) => Named("place", slot);

    private static string Named(string name, string slot) => slot.Length == 0 ? name : $"{name} of {slot.ToLowerInvariant()}";
}
