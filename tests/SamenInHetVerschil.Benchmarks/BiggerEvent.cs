using SamenInHetVerschil.Content;

namespace SamenInHetVerschil.Benchmarks;

/// <summary>
/// The shipped event several times over: every copy of a workshop speaks of its own things, as eighty real workshops would. The example questions stay those of
/// the shipped event: nobody labels thousands of lines for a new one.
/// </summary>
internal static class BiggerEvent
{
    public static EventContent Of(EventContent content, int times)
    {
        var step = content.Workshops.Count;
        return content with
        {
            Workshops = [.. Enumerable.Range(0, times).SelectMany(copy => content.Workshops.Select(workshop => copy == 0 ? workshop : Copy(workshop, copy, step)))],
            Fingerprint = null,
        };
    }

    private static Workshop Copy(Workshop workshop, int copy, int step) => new(
        workshop.Number + (copy * step),
        workshop.Texts.ToDictionary(text => text.Key, text => text.Value with
        {
            Number = text.Value.Number + (copy * step),
            Title = Renamed(text.Value.Title, copy),
            Short = Renamed(text.Value.Short, copy),
            Aliases = [.. text.Value.Aliases.Select(alias => Renamed(alias, copy))],
            Heard = [.. text.Value.Heard.Select(heard => Renamed(heard, copy))],
            For = [.. text.Value.For.Select(suitable => suitable with { Who = [.. suitable.Who.Select(who => Renamed(who, copy))], Because = Renamed(suitable.Because, copy) })],
            Passages = [.. text.Value.Passages.Select(passage => passage with
            {
                Heading = Renamed(passage.Heading, copy), Text = Renamed(passage.Text, copy), Words = [.. passage.Words.Select(word => Renamed(word, copy))],
                Answers = [.. passage.Answers.Select(answer => answer with { Of = [.. answer.Of.Select(noun => Renamed(noun, copy))] })],
            })],
        }));

    /// <summary>Long words become other words: each letter moves on by the number of the copy. Short ones hold the language together and stay.</summary>
    private static string Renamed(string text, int copy) => string.Join(' ', text.Split(' ').Select(word =>
        word.Length < 6 ? word : string.Concat(word.Select(letter => letter is >= 'a' and <= 'z' ? (char)('a' + ((letter - 'a' + copy) % 26)) : letter))));
}
