using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SamenInHetVerschil.EndToEnd.Tests;

/// <summary>Our page as a visitor has it open. Notes every complaint of the browser.</summary>
public sealed class ChatPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;

    private ChatPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"{message.Type}: {message.Text} {message.Location}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue("page error: " + error);
    }

    public IPage Page { get; }

    /// <summary>Everything the browser complained about: errors, warnings, and refusals of the content security policy.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>What the visitor said, or pressed with visible words.</summary>
    public ILocator Said => Page.Locator(".row.me");

    /// <summary>What the bot said.</summary>
    public ILocator Answers => Page.Locator(".row.bot:not(.typing)");

    public ILocator NewestAnswer => Answers.Last;

    /// <summary>The line that appears while there is no connection.</summary>
    public ILocator Banner => Page.Locator("#line > p");

    public ILocator Box => Page.Locator("#text");

    /// <summary>Opens the page and waits for its welcome.</summary>
    public static async Task<ChatPage> OpenAsync(IBrowserContext context, Uri address)
    {
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))");
        var chat = new ChatPage(context, await context.NewPageAsync());
        await chat.Page.GotoAsync(address.ToString());
        await Assertions.Expect(chat.Answers).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        return chat;
    }

    /// <summary>Types a text and sends it; waits for the next answer.</summary>
    public async Task<ILocator> AskAsync(string text)
    {
        await TypeAsync(text);
        return await AnswerToAsync(text);
    }

    public async Task TypeAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    /// <summary>Presses a button of the newest answer, and waits for the answer to that.</summary>
    public async Task<ILocator> PressAsync(string title)
    {
        var before = await Answers.CountAsync();
        await ButtonIn(NewestAnswer, title).ClickAsync();
        await Assertions.Expect(Answers).ToHaveCountAsync(before + 1);
        return NewestAnswer;
    }

    public static ILocator ButtonIn(ILocator row, string title) => row.GetByRole(AriaRole.Button, new() { Name = title, Exact = true });

    /// <summary>True when nothing has to be scrolled sideways.</summary>
    public async Task<bool> FitsAsync() =>
        await Page.EvaluateAsync<bool>("[document.documentElement, document.querySelector('#scroller')].every(e => e.scrollWidth <= e.clientWidth)");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private async Task<ILocator> AnswerToAsync(string text)
    {
        var own = Said.Filter(new() { HasText = text }).Last;
        await Assertions.Expect(own).ToHaveAttributeAsync("data-delivery", "sent", new() { Timeout = 15_000 });
        var answer = own.Locator("xpath=following-sibling::*[contains(@class, 'bot') and not(contains(@class, 'typing'))]").First;
        await Assertions.Expect(answer).ToBeVisibleAsync();
        return answer;
    }
}
