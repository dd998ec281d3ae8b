using System.Text.Json;
using System.Text.Json.Nodes;

namespace SamenInHetVerschil.Cards;

/// <summary>An Adaptive Card 1.5 of the few elements that Teams shows on phones as well (adaptivecards.io, schema 1.5.0).</summary>
/// <param name="Language">Two-letter code: what a screen reader needs to pronounce it.</param>
/// <param name="Fallback">The whole card in words: for notifications, for clients that cannot show it, and to be spoken.</param>
internal sealed record Card(string Language, string Fallback, IReadOnlyList<Element> Body, IReadOnlyList<CardButton> Buttons)
{
    /// <summary>More buttons than this are not shown by Teams.</summary>
    public const int MostButtons = 6;

    /// <summary>
    /// What is asked again for whoever looks at the card later, so that they see how it stands then; null for a card that stays true. Clients that cannot do it
    /// show the card as it was (adaptivecards.io, "Universal Action Model", refresh).
    /// </summary>
    public ButtonData? Refresh { get; init; }

    /// <exception cref="InvalidOperationException">More than <see cref="MostButtons"/> buttons: a fault in the room that made the card.</exception>
    public JsonElement ToJson()
    {
        if (Buttons.Count > MostButtons)
        {
            throw new InvalidOperationException($"A card with {Buttons.Count} buttons: Teams shows {MostButtons}.");
        }

        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = Language,
            ["fallbackText"] = Fallback,
            ["speak"] = Fallback,
            ["body"] = new JsonArray([.. Body.Select(element => element.ToJson())]),
        };
        if (Refresh is not null)
        {
            card["refresh"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = Refresh.Do, ["data"] = Refresh.ToJson() } };
        }

        if (Buttons.Count > 0)
        {
            card["actions"] = new JsonArray([.. Buttons.Select(button => button.ToJson())]);
        }

        return JsonSerializer.SerializeToElement(card);
    }
}

/// <summary>Something in the body of a card.</summary>
internal abstract record Element
{
    public abstract JsonObject ToJson();
}

/// <summary>The heading of a card; screen readers can jump to it.</summary>
internal sealed record Heading(string Text) : Element
{
    public override JsonObject ToJson() => new()
    {
        ["type"] = "TextBlock", ["text"] = Markdown.Escape(Text), ["style"] = "heading", ["size"] = "Medium", ["weight"] = "Bolder", ["wrap"] = true,
    };
}

/// <summary>A paragraph. <paramref name="Text"/> is shown as it is: Markdown in it is escaped.</summary>
internal sealed record Paragraph(string Text) : Element
{
    public override JsonObject ToJson() => new() { ["type"] = "TextBlock", ["text"] = Markdown.Escape(Text), ["wrap"] = true };
}

/// <summary>Text that somebody wrote, in which the safe part of Markdown counts: bold, italic, lists, https links.</summary>
internal sealed record Prose(string Text) : Element
{
    public override JsonObject ToJson() => new() { ["type"] = "TextBlock", ["text"] = Markdown.Safe(Text), ["wrap"] = true };
}

/// <summary>A picture. <paramref name="Alt"/> says in words what it shows.</summary>
internal sealed record Picture(string Address, string Alt) : Element
{
    public override JsonObject ToJson() => new() { ["type"] = "Image", ["url"] = Address, ["altText"] = Alt };
}

/// <summary>A smaller, quieter line: where something comes from, what to do next.</summary>
internal sealed record Note(string Text) : Element
{
    public override JsonObject ToJson() => new()
    {
        ["type"] = "TextBlock", ["text"] = Markdown.Escape(Text), ["wrap"] = true, ["size"] = "Small", ["isSubtle"] = true,
    };
}

/// <summary>What is wrong with the field below it.</summary>
internal sealed record Alert(string Text) : Element
{
    public override JsonObject ToJson() => new()
    {
        ["type"] = "TextBlock", ["text"] = Markdown.Escape(Text), ["wrap"] = true, ["color"] = "Attention", ["weight"] = "Bolder", ["spacing"] = "Medium",
    };
}

/// <summary>A list with a bullet for each line.</summary>
internal sealed record Bullets(IReadOnlyList<string> Lines) : Element
{
    public override JsonObject ToJson() => new()
    {
        ["type"] = "TextBlock", ["text"] = string.Join('\n', Lines.Select(line => "- " + Markdown.Escape(line))), ["wrap"] = true,
    };
}

/// <summary>A line with an emphasised beginning, such as a phone number with whom it is for; a link when an address is given.</summary>
internal sealed record Line(string Strong, string Rest, string? Address = null) : Element
{
    public override JsonObject ToJson()
    {
        var strong = Markdown.Escape(Strong);
        return new()
        {
            ["type"] = "TextBlock", ["wrap"] = true,
            ["text"] = (Address is null ? $"**{strong}**" : $"**[{strong}]({Address})**") + " " + Markdown.Escape(Rest),
        };
    }
}

/// <summary>Names and values beside each other.</summary>
internal sealed record Facts(IReadOnlyList<(string Name, string Value)> Rows) : Element
{
    public override JsonObject ToJson() => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray([.. Rows.Select(row => new JsonObject { ["title"] = Markdown.Escape(row.Name), ["value"] = Markdown.Escape(row.Value) })]),
    };
}

/// <summary>Text that a person fills in; one line unless <paramref name="IsLong"/>.</summary>
/// <param name="Value">What stands in it already.</param>
/// <param name="Pattern">Regular expression of what may be filled in; the client says <paramref name="ErrorMessage"/> at the field.</param>
internal sealed record TextInput(
    string Id, string Label, bool Required, string ErrorMessage, string Style = "Text", int MaxLength = 100, bool IsLong = false, string? Value = null, string? Pattern = null) : Element
{
    public override JsonObject ToJson()
    {
        var input = new JsonObject
        {
            ["type"] = "Input.Text", ["id"] = Id, ["label"] = Label, ["maxLength"] = MaxLength, ["style"] = Style,
        };
        if (IsLong)
        {
            input["isMultiline"] = true;
        }

        if (Value is not null)
        {
            input["value"] = Value;
        }

        if (Pattern is not null)
        {
            input["regex"] = Pattern;
        }

        if (Required)
        {
            input["isRequired"] = true;
        }

        if (Required || Pattern is not null)
        {
            input["errorMessage"] = ErrorMessage;
        }

        return input;
    }
}

/// <summary>A row of buttons inside a card, for a choice that has more buttons than a card may have below it.</summary>
internal sealed record ButtonRow(IReadOnlyList<CardButton> Buttons) : Element
{
    public override JsonObject ToJson() => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. Buttons.Select(button => button.ToJson())]) };
}

/// <summary>A button below a card.</summary>
internal abstract record CardButton(string Title)
{
    public abstract JsonObject ToJson();
}

/// <summary>A button that comes back to the bot with <paramref name="Data"/>, which holds everything the turn needs.</summary>
internal sealed record SubmitButton(string Title, ButtonData Data, bool Positive = false, bool IgnoreInputs = false) : CardButton(Title)
{
    public override JsonObject ToJson()
    {
        var button = new JsonObject { ["type"] = "Action.Submit", ["title"] = Title, ["data"] = Data.ToJson() };
        if (Positive)
        {
            button["style"] = "positive";
        }

        if (IgnoreInputs)
        {
            // "No" must work without the name that "yes" asks for.
            button["associatedInputs"] = "none";
        }

        return button;
    }
}

/// <summary>A button that opens an address: https, mailto or tel.</summary>
internal sealed record LinkButton(string Title, string Address) : CardButton(Title)
{
    public override JsonObject ToJson() => new() { ["type"] = "Action.OpenUrl", ["title"] = Title, ["url"] = Address };
}
