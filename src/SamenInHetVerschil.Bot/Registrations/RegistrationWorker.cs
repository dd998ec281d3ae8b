using System.Globalization;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Registrations;

/// <summary>Once, at start: names the settings that belong to no workshop, and gives the seats of a capacity that has grown to those who wait.</summary>
internal sealed partial class RegistrationWorker(
    Database database, RegistrationDesk desk, Delivery delivery, OrganiserBell organisers, ContentStore content, IOptions<RegistrationOptions> options, TimeProvider clock,
    ILogger<RegistrationWorker> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var numbers = content.Current.Workshops.Select(workshop => workshop.Number).ToList();
        foreach (var unknown in options.Value.Workshops.Keys.Except(numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))))
        {
            LogUnknown(log, unknown);
        }

        var now = clock.GetUtcNow();
        var promoted = await database.WriteAsync(
            async (session, cancel) =>
            {
                var seats = await desk.FillAsync(session, numbers, new Cause("waiting list", "a seat came free", null, now), cancel);
                foreach (var message in SeatMessages.For(seats, content, organisers.Ids))
                {
                    await delivery.SendToPersonAsync(session, message, null, now, cancel);
                }

                return seats.Promotions.Count;
            },
            cancellationToken);
        if (promoted > 0)
        {
            LogPromoted(log, promoted);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Registration:Workshops:{Number} is ignored: the content has no workshop with that number")]
    private static partial void LogUnknown(ILogger log, string number);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} people who waited got a seat: there is more room than before")]
    private static partial void LogPromoted(ILogger log, int count);
}
