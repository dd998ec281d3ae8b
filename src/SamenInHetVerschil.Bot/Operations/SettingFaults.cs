using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace SamenInHetVerschil.Operations;

/// <summary>What is wrong with the settings, for whoever must mend them.</summary>
internal static class SettingFaults
{
    /// <summary>The faults in words; null when the exception is about something else.</summary>
    public static IReadOnlyList<string>? In(Exception exception) => exception switch
    {
        OptionsValidationException faults => [.. faults.Failures],
        AggregateException several when several.InnerExceptions.All(one => In(one) is not null) => [.. several.InnerExceptions.SelectMany(one => In(one)!)],
        // A value that is no number, a name that is no setting: the binder throws, and says the most innermost.
        InvalidOperationException binding when binding.Source == typeof(ConfigurationBinder).Assembly.GetName().Name => [Innermost(binding).Message],
        _ => null,
    };

    private static InvalidOperationException Innermost(InvalidOperationException fault) =>
        fault.InnerException is InvalidOperationException inner ? Innermost(inner) : fault;
}
