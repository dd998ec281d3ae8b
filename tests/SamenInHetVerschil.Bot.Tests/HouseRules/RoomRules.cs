using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SamenInHetVerschil.Cards;
using SamenInHetVerschil.Conversations;
using SamenInHetVerschil.Language;
using SamenInHetVerschil.Storage;

namespace SamenInHetVerschil.HouseRules;

/// <summary>What the last word of a name permits, what a room may know of others, and what may be logged. Each rule returns its breaches in words.</summary>
internal static partial class RoomRules
{
    /// <summary>Rooms that must not know others, with those they may know.</summary>
    private static readonly Dictionary<string, string[]> Knows = new(StringComparer.Ordinal)
    {
        ["Cards"] = [],
        ["Language"] = [],
        ["Storage"] = [],
        ["Content"] = ["Language"],
        ["Understanding"] = ["Content", "Conversations", "Language"],
        ["Safety"] = ["Cards", "Content", "Conversations", "Language", "Understanding"],
        ["Questions"] = ["Cards", "Content", "Conversations", "Language", "Unanswered", "Understanding"],
        ["Unanswered"] = ["Announcements", "Cards", "Content", "Conversations", "Language", "Storage", "Understanding"],
        ["Conversations"] = ["ActivityProtocol", "Cards", "Content", "Language", "People", "Safety", "Storage", "Understanding"],
        ["People"] = ["Cards", "Content", "Conversations", "Language", "Registrations", "Storage", "Understanding"],
    };

    /// <summary>Only the corridor, what runs the program and the list of rooms know the porch.</summary>
    public static IEnumerable<string> KnowTooMuch(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(file => file.IsOfTheHouse))
        {
            if (file.Room is not ("Conversations" or "Operations") && file.Name != "House" && file.Text.Contains("ActivityProtocol", StringComparison.Ordinal))
            {
                yield return $"{file.Path} knows the protocol";
            }

            if (Knows.TryGetValue(file.Room, out var known))
            {
                foreach (var other in Using().Matches(file.Text).Select(match => match.Groups["room"].Value).Where(room => room != file.Room && !known.Contains(room)))
                {
                    yield return $"{file.Path} knows {other}";
                }
            }
        }
    }

    /// <summary>Turns, cards and sentences hold no SQL, and turns speak to nobody over HTTP.</summary>
    public static IEnumerable<string> SpeakSql(IEnumerable<SourceFile> files) => files
        .Where(file => file.IsOfTheHouse && EndsIn(file.Name, "Turns", "Cards", "Texts", "State") && Sql().IsMatch(file.Text))
        .Select(file => $"{file.Path} holds SQL");

    /// <summary>What types take or hold that their name does not permit.</summary>
    public static IEnumerable<string> HoldTooMuch(IEnumerable<Type> types) =>
        from type in types
        where !type.IsDefined(typeof(CompilerGeneratedAttribute))
        from forbidden in Forbidden(type)
        from held in Held(type)
        where forbidden.Is(held)
        select $"{type.Name} holds {held.Name}: {forbidden.Why}";

    /// <summary>Log templates with a placeholder for what somebody typed or who somebody is.</summary>
    public static IEnumerable<string> LogPeople(IEnumerable<SourceFile> files) =>
        from file in files
        from Match template in LogTemplate().Matches(file.Text)
        from Match placeholder in Placeholder().Matches(template.Value)
        where Personal.Contains(placeholder.Groups["name"].Value, StringComparer.OrdinalIgnoreCase)
        select $"{file.Path} logs {placeholder.Value}";

    private static readonly string[] Personal =
        ["Text", "Name", "Email", "Mail", "Address", "User", "Person", "Question", "Message", "Said", "Typed", "Body", "Value", "Token", "Secret", "Url"];

    private static IEnumerable<(Func<Type, bool> Is, string Why)> Forbidden(Type type)
    {
        var name = type.Name;
        if (EndsIn(name, "Turns") && typeof(ITurnHandler).IsAssignableFrom(type))
        {
            yield return (held => held == typeof(Database) || IsWire(held), "turns use their desk, cards and texts");
        }

        if (EndsIn(name, "Desk"))
        {
            yield return (held => EndsIn(held.Name, "Cards", "Texts", "Turns") || held == typeof(Card) || held == typeof(Reply) || held == typeof(Message) || IsWire(held), "desks know rules, not words");
        }

        if (EndsIn(name, "Cards"))
        {
            yield return (held => IsStorage(held) || held == typeof(TimeProvider) || EndsIn(held.Name, "Desk", "Turns") || IsWire(held), "cards are pure");
        }

        if (typeof(Texts).IsAssignableFrom(type))
        {
            yield return (held => IsStorage(held) || held == typeof(TimeProvider) || EndsIn(held.Name, "Desk", "Turns", "Cards") || IsWire(held), "texts are sentences");
        }

        if (EndsIn(name, "State"))
        {
            yield return (held => IsStorage(held) || held == typeof(TimeProvider) || typeof(ILogger).IsAssignableFrom(held) || IsWire(held), "states are pure");
        }

        if (EndsIn(name, "Worker"))
        {
            yield return (held => EndsIn(held.Name, "Cards", "Texts", "Turns") && held != typeof(UnfinishedTurns), "workers have no words of their own");
        }
    }

    private static bool EndsIn(string name, params string[] endings) => endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal) && name != ending);

    private static bool IsStorage(Type type) => type.Namespace == typeof(Database).Namespace;

    private static bool IsWire(Type type) =>
        type.Namespace?.StartsWith("System.Net.", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("SamenInHetVerschil.ActivityProtocol", StringComparison.Ordinal) == true;

    /// <summary>Everything in the type's constructors, fields and method signatures, opened up where it is generic.</summary>
    private static IEnumerable<Type> Held(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetConstructors(Own).SelectMany(one => one.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(type.GetFields(Own).Select(field => field.FieldType))
            .Concat(type.GetMethods(Own).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .SelectMany(Opened).Distinct();
    }

    private static IEnumerable<Type> Opened(Type type) =>
        type.HasElementType ? Opened(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Opened).Append(type);

    [GeneratedRegex(@"^using SamenInHetVerschil\.(?<room>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Using();

    [GeneratedRegex(@"\b(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sql();

    [GeneratedRegex(@"Message = ""[^""]*""|\bLog(Trace|Debug|Information|Warning|Error|Critical)\([^;]*?""[^""]*""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LogTemplate();

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
