using System.Data.Common;

namespace SamenInHetVerschil.Storage;

/// <summary>Says again and again that this instance lives. By the time of the machine, since the database's clock is what counts.</summary>
internal sealed partial class LeaseWorker(Leases leases, ILogger<LeaseWorker> log) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (leases.AreNeeded)
        {
            await leases.LiveAsync(cancellationToken);
            await base.StartAsync(cancellationToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (leases.AreNeeded)
        {
            await leases.EndAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Leases.Beat);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await leases.LiveAsync(stoppingToken);
            }
            catch (DbException fault)
            {
                // Others take over what is ours, and the fences keep us from writing it.
                LogFault(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database did not hear that this instance lives")]
    private static partial void LogFault(ILogger log, Exception fault);
}
