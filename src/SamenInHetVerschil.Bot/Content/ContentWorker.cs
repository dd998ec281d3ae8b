using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Content;

/// <summary>Reads the content again when its files change, once the editor has finished writing.</summary>
internal sealed class ContentWorker(ContentStore store, IOptions<ContentOptions> options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Reload)
        {
            return;
        }

        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FileSystemWatcher(store.Folder) { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += (_, _) => changes.Writer.TryWrite(true);
        watcher.Deleted += (_, _) => changes.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;

        await foreach (var _ in changes.Reader.ReadAllAsync(stoppingToken))
        {
            await Task.Delay(Quiet, clock, stoppingToken);
            changes.Reader.TryRead(out var _);
            store.Reload();
        }
    }
}
