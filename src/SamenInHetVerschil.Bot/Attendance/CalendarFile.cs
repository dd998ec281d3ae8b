using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace SamenInHetVerschil.Attendance;

/// <summary>Somebody's workshops as a calendar (RFC 5545), which programs subscribe to or read once.</summary>
internal static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>How often a program that follows the calendar is asked to look again.</summary>
    private const string LookAgain = "PT1H";

    /// <param name="name">Of the calendar.</param>
    /// <param name="entries">What the person has a seat in.</param>
    public static string Write(string name, string personId, IReadOnlyList<CalendarEntry> entries, TimeZoneInfo zone, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//Samen in het verschil//Bot//NL", Method = CalendarMethods.Publish };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("REFRESH-INTERVAL", LookAgain);
        calendar.AddProperty("X-PUBLISHED-TTL", LookAgain);
        foreach (var (appointment, title, version) in entries)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = Uid(personId, appointment.Workshop),
                Summary = title,
                Location = appointment.Place,
                Start = At(appointment.Start, zone),
                End = appointment.End is { } end ? At(end, zone) : null,
                DtStamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId),
                Sequence = version,
                Status = EventStatus.Confirmed,
            });
        }

        if (entries.Count > 0)
        {
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone.Id, entries.Min(entry => entry.Appointment.Start), includeHistoricalData: false));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime At(DateTime local, TimeZoneInfo zone) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.Id);

    /// <summary>The same for the same seat, whoever asks and whenever; it tells nothing about the person.</summary>
    private static string Uid(string personId, int workshop) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{workshop} {personId}")))[..24] + "@samen-in-het-verschil";
}

/// <summary>One workshop in somebody's calendar.</summary>
/// <param name="Title">In the language of the person.</param>
/// <param name="Version">Grows with every change, so that programs take the new one for newer.</param>
internal sealed record CalendarEntry(Appointment Appointment, string Title, int Version);
