using System.Globalization;
using System.Text;
using System.Text.Json;
using SamenInHetVerschil.Content;
using SamenInHetVerschil.Understanding;

namespace SamenInHetVerschil.Bot.Tests.Understanding;

/// <summary>Lines by writers whose lines nothing was learned from, each with the kind and the workshops that are right.</summary>
internal static class Exam
{
    public static Lazy<EventContent> ShippedContent { get; } = new(() =>
        ContentReader.Read(Path.Combine(AppContext.BaseDirectory, "content")).Content
        ?? throw new InvalidOperationException("The shipped content has faults."));

    private static readonly Lazy<Understander> Shared = new(() => new Understander(ShippedContent.Value));

    public static Understander Understander => Shared.Value;

    public static IReadOnlyList<Question> Questions { get; } = Read("exam.jsonl");

    public static IReadOnlyList<Question> Read(string file) => [.. File.ReadLines(PathOf(file)).Select(line => JsonSerializer.Deserialize<Question>(line, JsonSerializerOptions.Web)!)];

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Understanding", file);

    /// <summary>What a recogniser makes of every line, as a table per kind, and the lines that are wrong.</summary>
    public static (string Report, double Right) Mark(Func<Question, Wish> recogniser, IReadOnlyList<Question>? questions = null)
    {
        var marked = (questions ?? Questions).Select(question => (Question: question, Wish: recogniser(question))).Select(pair => (pair.Question, pair.Wish, IsRight: IsRight(pair.Question, pair.Wish))).ToList();
        var report = new StringBuilder();
        foreach (var kind in marked.GroupBy(one => one.Question.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            report.Append(CultureInfo.InvariantCulture, $"{kind.Key,-12} {kind.Count(one => one.IsRight),3} of {kind.Count(),3}\n");
        }

        foreach (var language in marked.GroupBy(one => one.Question.Lang).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            report.Append(CultureInfo.InvariantCulture, $"in {language.Key,-9} {language.Count(one => one.IsRight),3} of {language.Count(),3}\n");
        }

        // Writers kept their voice: the note of a line begins with it.
        foreach (var voice in marked.Where(one => one.Question.Voice.Length > 0).GroupBy(one => one.Question.Voice).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            report.Append(CultureInfo.InvariantCulture, $"voice: {voice.Key,-28} {voice.Count(one => one.IsRight),3} of {voice.Count(),3}\n");
        }

        report.Append(CultureInfo.InvariantCulture, $"{"all",-12} {marked.Count(one => one.IsRight),3} of {marked.Count,3}\n\nwrong:\n");
        foreach (var (question, wish, _) in marked.Where(one => !one.IsRight))
        {
            report.Append(CultureInfo.InvariantCulture, $"{question.Id} {question.Kind} {string.Join(',', question.Workshops)} -> {wish.GetType().Name} {string.Join(',', WorkshopsOf(wish))}\n");
        }

        return (report.ToString(), marked.Count(one => one.IsRight) / (double)marked.Count);
    }

    private static bool IsRight(Question question, Wish wish)
    {
        var workshops = WorkshopsOf(wish);
        var wanted = question.Workshops;
        return question.Kind switch
        {
            "theme" => wish is Wish.AskTheme or Wish.Recommend or Wish.AskPassage && IsAbout(),
            "recommend" => wish is Wish.Recommend or Wish.AskTheme && IsAbout(),
            "fact" or "definition" or "nearmiss" => wish is Wish.AskPassage && IsAbout(),
            "list" => wish is Wish.AskList,
            "signup" => wish is Wish.SignUp && workshops.SequenceEqual(wanted),
            "cancel" => wish is Wish.Cancel && workshops.SequenceEqual(wanted),
            "change" => wish is Wish.Change && workshops.SequenceEqual(wanted),
            "mine" => wish is Wish.Mine,
            "places" => wish is Wish.HowWaitingWorks || (wish is Wish.PlacesLeft && (wanted.Count == 0 || workshops.SequenceEqual(wanted))),
            "practical" => wish is Wish.Practical,
            "outofscope" => wish is Wish.Outside,
            "greeting" => wish is Wish.Greeting,
            "thanks" => wish is Wish.Thanks,
            "help" => wish is Wish.Help,
            "human" => wish is Wish.Human,
            "confirm" => wish is Wish.Yes or Wish.No,
            "announce" => wish is Wish.Organise,
            "privacy" => wish is Wish.WhatYouKnow or Wish.ForgetMe,
            "adversarial" => wish is Wish.OthersData or Wish.ActForOthers or Wish.Trick or Wish.Organise || (wanted.Count > 0 && wish is Wish.AskPassage && IsAbout()),
            _ => throw new InvalidOperationException($"{question.Id}: unknown kind {question.Kind}"),
        };

        bool IsAbout() => wanted.Count == 0 || (workshops.Count > 0 && wanted.Contains(workshops[0]));
    }

    private static IReadOnlyList<int> WorkshopsOf(Wish wish) => wish switch
    {
        Wish.AskTheme one => one.Workshops,
        Wish.AskPassage one => [.. one.Workshops.Take(1)],
        Wish.Recommend one => one.Suggested,
        Wish.SignUp one => one.Workshops,
        Wish.Cancel one => one.Workshops,
        Wish.Change one => [.. one.From, .. one.To],
        Wish.PlacesLeft one => one.Workshops,
        _ => [],
    };

    internal sealed record Question(string Id, string Text, string Lang, string Kind, JsonElement Workshop, string? Note = null)
    {
        /// <summary>Who writes like this, in a few words; empty when nobody said.</summary>
        public string Voice { get; } = (Note ?? "").Split(';')[0].Split(',')[0].Trim();

        public IReadOnlyList<int> Workshops { get; } = Workshop.ValueKind switch
        {
            JsonValueKind.Number => [Workshop.GetInt32()],
            JsonValueKind.Array => [.. Workshop.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Number).Select(one => one.GetInt32())],
            _ => [],
        };
    }
}
