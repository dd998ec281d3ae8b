using System.Data.Common;
using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Registrations;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary>
/// Tells the organisers in the chat that the bot's secret or certificate ends: 30, 14, 7, 3 and 1 days before, and when it has ended. Each step is told once,
/// whatever happens in between: being told and the message are one transaction.
/// </summary>
internal sealed partial class CredentialWorker(
    Database database, CredentialBook book, Delivery delivery, OrganiserBell organisers, ContentStore content, IOptions<CredentialOptions> credential, TimeProvider clock, ILogger<CredentialWorker> log)
    : BackgroundService
{
    private static readonly int[] Steps = [30, 14, 7, 3, 1];
    private static readonly TimeSpan Sleep = TimeSpan.FromHours(1);

    /// <summary>Tells what there is to tell now. Returns how many organisers were told.</summary>
    public async Task<int> WarnAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (credential.Value.DaysLeftToWarn(now) is not { } days || credential.Value.EndsAt is not { } ends)
        {
            return 0;
        }

        var step = now >= ends ? 0 : Steps.Last(one => one >= Math.Max(days, 1));
        return await database.WriteAsync(
            async (session, token) =>
            {
                var told = 0;
                foreach (var organiser in organisers.Ids)
                {
                    if (await book.NoteAsync(session, organiser, ends, step, now, token))
                    {
                        var day = TimeZoneInfo.ConvertTime(ends, content.Current.Event.TimeZone);
                        await delivery.SendToPersonAsync(session, new MessageTo(organiser, language => CredentialCards.Ends(language, day, hasEnded: step == 0)), null, now, token);
                        told++;
                    }
                }

                return told;
            },
            cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WarnAsync(stoppingToken);
            }
            catch (DbException fault) when (database.IsPassing(fault))
            {
                LogStoreFault(log, fault);
            }

            await Task.Delay(Sleep, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store did not answer while looking at the end of the credential; it is looked at again in an hour")]
    private static partial void LogStoreFault(ILogger log, Exception fault);
}
