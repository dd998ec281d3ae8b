using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Content;

/// <summary>
/// The workshop content store: what the event's folder says now. A turn takes <see cref="Current"/> once and keeps it; a new version with a fault
/// leaves the last good one in place.
/// </summary>
internal sealed partial class ContentStore
{
    private readonly ILogger<ContentStore> log;
    private volatile EventContent current;

    /// <exception cref="OptionsValidationException">The content has faults; all of them are in the message.</exception>
    public ContentStore(IOptions<ContentOptions> options, ILogger<ContentStore> log)
    {
        this.log = log;
        Folder = Path.GetFullPath(options.Value.Folder, AppContext.BaseDirectory);
        var (content, faults) = ContentReader.Read(Folder);
        current = content ?? throw new OptionsValidationException(
            ContentOptions.Section, typeof(ContentOptions), faults.Select(fault => fault.ToString()));
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    public EventContent Current => current;

    /// <summary>Raised after <see cref="Current"/> changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Reads the folder again. False, with the faults in the log, when it is kept as it was.</summary>
    public bool Reload()
    {
        try
        {
            var (content, faults) = ContentReader.Read(Folder);
            if (content is null)
            {
                LogFaults(log, faults.Count, string.Join(Environment.NewLine, faults));
                return false;
            }

            current = content;
            Changed?.Invoke(this, EventArgs.Empty);
            LogReloaded(log, content.Workshops.Count);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(log, fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The changed content has {Count} faults; the last good content stays:\n{Faults}")]
    private static partial void LogFaults(ILogger log, int count, string faults);

    [LoggerMessage(Level = LogLevel.Information, Message = "The content was read again: {Count} workshops")]
    private static partial void LogReloaded(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The changed content could not be read; the last good content stays")]
    private static partial void LogUnreadable(ILogger log, Exception fault);
}
