using SamenInHetVerschil.Day;

namespace SamenInHetVerschil.Content;

/// <summary>The content changes while people talk: nobody notices but by the answers.</summary>
public sealed class ContentReloadTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("reload-").FullName;
    private string content = "";
    private ConferenceDay day = null!;

    public async Task InitializeAsync()
    {
        content = Events.Copy(Events.Second, folder);
        day = await ConferenceDay.OpenAsync(new DayPlan { Content = content });
    }

    public async Task DisposeAsync()
    {
        await day.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_changed_file_is_read_again_while_turns_run_and_none_of_them_is_lost()
    {
        var els = day.Attendee("Els", "en");
        Assert.Contains("a flat roof", (await els.Says("What is workshop 1 about?")).Text, StringComparison.Ordinal);
        var changed = ChangedAsync();
        using var enough = new CancellationTokenSource();
        var talking = Enumerable.Range(0, 4).Select(async _ =>
        {
            var person = day.Attendee("Somebody", "en");
            await person.Opens();
            while (!enough.IsCancellationRequested)
            {
                var seen = await person.Says("What is workshop 1 about?");
                Assert.Contains("how many bees live in it", Assert.Single(seen.Replies).Summary, StringComparison.Ordinal);
            }
        }).ToList();

        Change("workshops/1.en.md", "on a flat roof", "on the roof of a church");
        await changed;
        Assert.Contains("the roof of a church", (await els.Says("What is workshop 1 about?")).Text, StringComparison.Ordinal);
        await enough.CancelAsync();
        await Task.WhenAll(talking);
        await day.AssertIsWholeAsync();
    }

    [Fact]
    public async Task A_new_version_with_a_fault_leaves_the_last_good_one_and_is_named_in_the_log()
    {
        var els = day.Attendee("Els", "en");
        await els.Opens();
        Change("workshops/1.en.md", "answers: theme\n", "answers: thema\n");
        Assert.False(day.Get<ContentStore>().Reload());
        Assert.Contains("a flat roof", (await els.Says("What is workshop 1 about?")).Text, StringComparison.Ordinal);
        Assert.Contains(day.Log.Lines, line => line.Text.Contains("workshops/1.en.md:16: 'thema' is not something a passage can answer", StringComparison.Ordinal));

        Change("workshops/1.en.md", "answers: thema\n", "answers: theme\n");
        Assert.True(day.Get<ContentStore>().Reload());
    }

    [Fact]
    public async Task A_folder_that_disappears_leaves_the_last_good_content()
    {
        var els = day.Attendee("Els", "en");
        await els.Opens();
        Directory.Move(content, content + "-away");
        Assert.False(day.Get<ContentStore>().Reload());
        Assert.Contains("a flat roof", (await els.Says("What is workshop 1 about?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workshop_that_comes_later_is_listed_and_can_be_signed_up_for()
    {
        var els = day.Attendee("Els", "en");
        await els.Opens();
        foreach (var language in new[] { "en", "nl", "fr" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(content, "workshops", $"4.{language}.md"));
            await File.WriteAllTextAsync(Path.Combine(content, "workshops", $"6.{language}.md"), text.Replace("number: 4", "number: 6", StringComparison.Ordinal));
        }

        day.Get<ContentStore>().Reload();
        Assert.StartsWith("The 6 workshops.", (await els.Says("Which workshops are there?")).Text, StringComparison.Ordinal);
        await els.Says("Sign me up for workshop 6");
        await els.Clicks("Yes, sign me up");
        Assert.Equal("6 registered", await day.HasAsync(els));
    }

    private void Change(string file, string was, string becomes)
    {
        var path = Path.Combine(content, file);
        var text = File.ReadAllText(path);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(was, becomes, StringComparison.Ordinal));
    }

    /// <summary>Completes when the program has read new content and answers from it.</summary>
    private async Task ChangedAsync()
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Subscribed last: by the time we hear of it, all others have it.
        day.Get<ContentStore>().Changed += (_, _) => changed.TrySetResult();
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
