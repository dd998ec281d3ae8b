using Microsoft.Extensions.Options;
using SamenInHetVerschil.ActivityProtocol.Connector;
using SamenInHetVerschil.ActivityProtocol.Messages;
using SamenInHetVerschil.Attendance;

namespace SamenInHetVerschil.Operations;

/// <summary><c>check --teams</c>: what is in order on standard output, what is wrong and what to do on standard error.</summary>
internal static class CheckTeamsVerb
{
    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var services = QuietHouse.Build();
        var probes = new TeamsProbes(
            services.GetRequiredService<IOptions<MessagesOptions>>(), services.GetRequiredService<IOptions<CredentialOptions>>(),
            services.GetRequiredService<IOptions<AttendanceOptions>>(), PackVerb.ValuesOf(services), services.GetRequiredService<TimeProvider>());
        var wrong = 0;
        await foreach (var finding in probes.TryAllAsync(cancel))
        {
            if (finding is Finding.Wrong)
            {
                wrong++;
                await Console.Error.WriteLineAsync($"WRONG  {finding.What}: {finding.Says}");
            }
            else
            {
                await Console.Out.WriteLineAsync($"ok     {finding.What}: {finding.Says}");
            }
        }

        if (wrong > 0)
        {
            return await CommandLine.FailAsync([$"{wrong} of these must be mended before the bot answers in Teams."]);
        }

        await Console.Out.WriteLineAsync(
            "What can be tried from here is in order. Not tried: whether the messaging endpoint of the bot in Azure is this address, and whether the app is allowed and installed in Teams.");
        return 0;
    }
}
