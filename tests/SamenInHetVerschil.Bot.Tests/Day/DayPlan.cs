using SamenInHetVerschil.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace SamenInHetVerschil.Day;

/// <summary>What is special about a day; everything else is as it comes out of the box.</summary>
internal sealed record DayPlan
{
    /// <summary>Folder of the event; null: the event in this repository.</summary>
    public string? Content { get; init; }

    /// <summary>Settings by their full name, such as <c>Registration:Workshops:3:Capacity</c>.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Null: the real time.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>A room that is asked before all others.</summary>
    public ITurnHandler? FirstRoom { get; init; }

    /// <summary>Another instance of the program on the same data; null: data of its own.</summary>
    public ConferenceDay? Beside { get; init; }

    /// <summary>What else is different; done last.</summary>
    public Action<IServiceCollection>? Also { get; init; }
}
