namespace SamenInHetVerschil.Content;

/// <summary>What must agree between the files of an event.</summary>
internal static class ContentRules
{
    public static void Check(EventInfo eventInfo, IReadOnlyList<(string File, WorkshopText Text)> texts, List<ContentFault> faults)
    {
        var numbers = texts.Select(text => text.Text.Number).ToHashSet();
        foreach (var (file, text) in texts)
        {
            foreach (var unknown in text.Related.Where(number => !numbers.Contains(number) || number == text.Number))
            {
                faults.Add(new ContentFault(file, 1, $"'related' names workshop {unknown}, which is not another workshop of this event"));
            }
        }

        foreach (var number in numbers.Order())
        {
            var versions = texts.Where(text => text.Text.Number == number).ToList();
            foreach (var missing in eventInfo.Languages.Where(language => versions.All(version => version.Text.Language != language)))
            {
                faults.Add(new ContentFault($"workshops/{number}.{missing}.md", 1, $"workshop {number} has no text in '{missing}'"));
            }

            var (firstFile, first) = versions[0];
            foreach (var (file, other) in versions.Skip(1))
            {
                CheckSamePassages(firstFile, first, file, other, faults);
            }
        }

        foreach (var kind in Enum.GetValues<HelpKind>().Where(kind => eventInfo.Helplines.All(line => line.Kind != kind)))
        {
            faults.Add(new ContentFault("event.yaml", 1, $"'helplines' has no line of kind '{kind.ToString().ToLowerInvariant()}'"));
        }
    }

    private static void CheckSamePassages(string firstFile, WorkshopText first, string file, WorkshopText other, List<ContentFault> faults)
    {
        foreach (var passage in first.Passages)
        {
            if (other.Passages.FirstOrDefault(one => one.Id == passage.Id) is not { } same)
            {
                faults.Add(new ContentFault(file, 1, $"the passage '{passage.Id}' of {firstFile} is missing here"));
            }
            else if (!same.Answers.Select(answer => answer.Attribute).ToHashSet().SetEquals(passage.Answers.Select(answer => answer.Attribute)))
            {
                faults.Add(new ContentFault(file, 1, $"the passage '{passage.Id}' answers other things here than in {firstFile}"));
            }
        }

        foreach (var extra in other.Passages.Where(passage => first.Passages.All(one => one.Id != passage.Id)))
        {
            faults.Add(new ContentFault(file, 1, $"the passage '{extra.Id}' is missing in {firstFile}"));
        }
    }
}
