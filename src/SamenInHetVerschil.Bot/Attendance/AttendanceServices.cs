using Microsoft.Extensions.Options;
using SamenInHetVerschil.Registrations;

namespace SamenInHetVerschil.Attendance;

/// <summary>Puts the room into the house.</summary>
internal static class AttendanceServices
{
    /// <summary>Needs storage, content, people, registrations and conversations beside it.</summary>
    public static IServiceCollection AddAttendance(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AttendanceOptions>()
            .Bind(configuration.GetSection(AttendanceOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<AttendanceOptions>, AttendanceOptionsCheck>()
            .AddSingleton<PublicAddress>()
            .AddSingleton<AttendanceBook>()
            .AddSingleton<AttendanceDesk>()
            .AddSingleton<ProgrammeDesk>()
            .AddSingleton<AttendanceLinks>()
            .AddSingleton<AttendanceOffers>()
            .AddSingleton<AttendanceTurns>()
            .AddSingleton<DoorTurns>()
            .AddSingleton<ProgrammeTurns>()
            .AddSingleton<DayFactsTurns>()
            .AddSingleton<ISeatButtons, AttendanceButtons>()
            .AddSingleton<Calendars>()
            .AddSingleton<Certificates>()
            .AddSingleton<ReminderMessages>()
            .AddSingleton<CheckInPage>();
    }
}
