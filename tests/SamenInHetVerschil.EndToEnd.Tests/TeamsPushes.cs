using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SamenInHetVerschil.Faking;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>People in Teams who write to a running program.</summary>
internal static class TeamsPushes
{
    /// <summary>The message with this id, from somebody of their own, in a chat of their own; returns once the bot has acknowledged it.</summary>
    public static async Task SayAsync(this FakeTeams teams, BotProcess bot, string id, string text)
    {
        var name = "chat-" + id;
        var chat = teams.Town.Find(name) ?? teams.Town.Chat(teams.Town.Person(id), name);
        using var answer = await bot.Http.PostAsJsonAsync("api/messages", new JsonObject
        {
            ["type"] = "message", ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = teams.ServiceUrl, ["text"] = text, ["locale"] = "nl-BE",
            ["from"] = new JsonObject { ["id"] = chat.Members[0].Mri, ["aadObjectId"] = chat.Members[0].AadObjectId }, ["recipient"] = new JsonObject { ["id"] = teams.BotId },
            ["conversation"] = new JsonObject { ["id"] = chat.Id, ["conversationType"] = chat.Kind, ["tenantId"] = chat.Tenant },
        });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ids of the messages that were answered, one for each answer that came.</summary>
    public static IReadOnlyList<string> Answered(this FakeTeams teams) => [.. teams.Posted.Select(call => call.Target!)];
}
