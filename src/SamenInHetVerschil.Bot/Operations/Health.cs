using Microsoft.Extensions.Diagnostics.HealthChecks;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.Operations;

/// <summary>Ready: the store can be written and read back.</summary>
internal sealed class StoreHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.WriteAsync((session, cancel) => session.ScalarAsync<long>("select count(*) from conversation where id = ''", null, cancel), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the store cannot be written", fault);
        }
    }
}
