// Adaptive Cards: Microsoft's renderer, our colours, and buttons that can be pressed once.

import { link, markdownHtml, safeAddress } from "./markdown.js";
import { setText } from "./texts.js";

const AC = window.AdaptiveCards;
export const cardType = "application/vnd.microsoft.card.adaptive";

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};
AC.GlobalSettings.setTabIndexAtCardRoot = false;

// Colours are names of the style sheet, so light and dark are both this one configuration.
const colours = Object.fromEntries(
  Object.entries({
    default: "ink", dark: "ink", light: "muted", accent: "accent-ink", good: "good", warning: "warning", attention: "attention",
  }).map(([name, ink]) => [name, { default: `var(--${ink})`, subtle: `var(--${ink === "ink" ? "muted" : ink})` }]),
);
const container = (background) => ({ backgroundColor: `var(--${background})`, foregroundColors: colours });
const font = {
  fontFamily: "inherit",
  fontSizes: { small: 14, default: 16, medium: 17, large: 19, extraLarge: 23 },
  lineHeights: { small: 20, default: 24, medium: 25, large: 26, extraLarge: 30 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
};
const hostConfig = new AC.HostConfig({
  fontFamily: "inherit",
  fontTypes: { default: font, monospace: { ...font, fontFamily: "ui-monospace, monospace" } },
  spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 40, medium: 80, large: 160 },
  supportsInteractivity: true,
  containerStyles: {
    default: container("none"), emphasis: container("soft"), accent: container("soft"),
    good: container("good-soft"), warning: container("warning-soft"), attention: container("attention-soft"),
  },
  textBlock: { headingLevel: 2 },
  textStyles: { heading: { weight: "bolder", size: "large" } },
  actions: {
    maxActions: 12, spacing: "medium", buttonSpacing: 8, actionsOrientation: "vertical", actionAlignment: "stretch",
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
  },
  factSet: {
    spacing: 14, title: { weight: "bolder", wrap: true, maxWidth: 150 }, value: { weight: "default", wrap: true },
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { spacing: "small", color: "attention", weight: "bolder" },
  },
  media: { allowInlinePlayback: false },
});

// A key that is held down presses again and again: not more often than this (milliseconds).
const restAtLeast = 700;

// Of a double click whose first half slipped off its button (the page moved under the finger), the second half counts.
let pressedInThisRun = false;
document.addEventListener("mousedown", ({ detail }) => {
  if (detail <= 1) pressedInThisRun = false;
}, { capture: true });

const acts = (action) => action instanceof AC.SubmitAction || action instanceof AC.ExecuteAction;

/** All buttons, those behind another button included. */
function actionsOf(card) {
  return [...new Set(card.getAllActions().flatMap((action) => (action.card ? [action, ...actionsOf(action.card)] : [action])))];
}

/**
 * The message that a pressed button sends. Data that is a text is said as if typed, and so is Teams' imBack; messageBack says its display
 * text and sends the rest; everything else is sent unseen.
 */
export function messageOf(data) {
  if (typeof data === "string") return { text: data, textFormat: "plain" };
  const { msteams, ...rest } = data ?? {};
  if (msteams?.type === "imBack") return { text: String(msteams.value ?? ""), textFormat: "plain" };
  if (msteams?.type !== "messageBack") return { value: data ?? {}, channelData: { postBack: true } };
  const value = typeof msteams.value === "object" ? { ...msteams.value, ...rest } : rest;
  const displayText = msteams.displayText ?? msteams.text;
  return { text: msteams.text, value, channelData: { postBack: true, ...(displayText && { messageBack: { displayText } }) } };
}

/** A card on the page. `element` is null when the card cannot be shown. */
export class Card {
  element = null;
  #card;
  #note = document.createElement("p");
  #closed = false;
  #restsSince = 0;

  /** `choose(message)` is called with what the pressed button sends: its data and what was filled in. */
  constructor(content, choose) {
    try {
      this.#render(content, choose);
    } catch (fault) {
      console.warn("This card cannot be shown.", fault);
      this.element = null;
    }
  }

  get canBePressed() {
    return !this.#closed && this.#actions().length > 0;
  }

  /** The proposals that the buttons of this card answer. */
  get proposals() {
    return new Set(this.#actions().map(({ data }) => data?.id).filter(Boolean));
  }

  /** True when this message answers the card for good: a yes or no, or what was filled in. All else only leads the way, as often as one likes. */
  isAnsweredBy({ value }) {
    return Boolean(value?.id) || this.#card.getAllInputs().length > 0;
  }

  /** The title of the button that sends this message, or undefined. */
  titleOf({ text, value }) {
    const size = (action) => Object.keys(messageOf(action.data).value ?? {}).length;
    const sends = (action) => {
      const message = messageOf(action.data);
      return (message.text ?? "") === (text ?? "")
        && Object.entries(message.value ?? {}).every(([key, part]) => JSON.stringify(part) === JSON.stringify(value?.[key]));
    };
    return this.#actions().filter(sends).sort((a, b) => size(b) - size(a))[0]?.title;
  }

  /** Takes the buttons and fields away from use and says why; returns the line that says it, for focus and delivery. */
  close(key, title) {
    this.#closed = true;
    for (const input of this.element.querySelectorAll("input, textarea, select")) input.disabled = true;
    for (const action of this.#actions()) {
      const button = action.renderedElement;
      action.isEnabled = false;
      if (!button) continue;
      button.disabled = true;
      button.setAttribute("aria-disabled", "true");
      button.classList.toggle("chosen", title !== undefined && action.title === title);
    }
    for (const input of this.#card.getAllInputs()) input.isEnabled = false;
    this.element.classList.add("closed");
    setText(this.#note, key, title);
    this.#note.className = "note";
    this.#note.tabIndex = -1;
    this.element.append(this.#note);
    return this.#note;
  }

  /** Lets no button be pressed until `wake`; the pressed one keeps the focus. */
  rest() {
    this.#restsSince = Date.now();
    for (const { renderedElement } of this.#actions()) renderedElement?.setAttribute("aria-disabled", "true");
  }

  /** The answer is there, or will not come: the buttons work again. */
  wake() {
    const rested = this.#restsSince;
    setTimeout(() => {
      if (this.#closed || this.#restsSince !== rested) return;
      this.#restsSince = 0;
      for (const { renderedElement } of this.#actions()) renderedElement?.removeAttribute("aria-disabled");
    }, restAtLeast - (Date.now() - rested));
  }

  #actions() {
    return this.element ? actionsOf(this.#card).filter(acts) : [];
  }

  #render(content, choose) {
    const card = new AC.AdaptiveCard();
    card.hostConfig = hostConfig;
    card.parse(content, new AC.SerializationContext());
    for (const action of actionsOf(card)) {
      // Data that is a text has no room for fields, and the renderer would fail on them.
      if (acts(action) && typeof action.data === "string") action.associatedInputs = "none";
    }
    card.onExecuteAction = (action) => {
      if (action instanceof AC.OpenUrlAction) return open(action.url);
      if (!acts(action) || this.#closed || this.#restsSince) return;
      pressedInThisRun = true;
      choose(messageOf(action.data));
    };
    const rendered = card.shouldFallback() ? undefined : card.render();
    if (!rendered || !rendered.textContent.trim() && !rendered.querySelector("img, button, input")) return;

    rendered.removeAttribute("aria-label");
    for (const button of rendered.querySelectorAll("[title]")) {
      if (button.title === button.getAttribute("aria-label")) button.removeAttribute("title");
    }
    for (const anchor of rendered.querySelectorAll("a:not([href^='http'])")) anchor.removeAttribute("target");
    this.#card = card;
    this.element = document.createElement("div");
    this.element.className = "card";
    if (typeof content.lang === "string") this.element.lang = content.lang;
    this.element.append(rendered);
    // The answer may have put another button under the finger before the second click of a double click.
    this.element.addEventListener("click", (event) => {
      if (event.detail > 1 && pressedInThisRun && event.target.closest("button")) event.stopImmediatePropagation();
    }, { capture: true });
  }
}

/** Opens an address that the bot gave, if it is one of the kinds that we follow. */
export function open(address) {
  const safe = safeAddress(address);
  if (safe) link(safe).click();
}
