// The conversation on screen: one row per activity, in the order of the server's clock, replaced in place when it changes.

import { Card, cardType } from "./cards.js";
import { markdown } from "./markdown.js";
import { dayElement, dayOf, setText, textElement, timeElement } from "./texts.js";

const later = Number.POSITIVE_INFINITY;
const deliveryTexts = { waiting: "waiting", sending: "sending", sent: "sent", failed: "failed" };
const dotsDelay = 350;
const dotsAtMost = 45_000;
const dotsAfterTurn = 4_000;
const nearEnd = 80;

export class Transcript {
  #log;
  #scroller;
  #actions;
  #rows = [];
  #dots = null;
  #dotsTimer = 0;
  #stick = true;
  #anchor = null;
  #settled = false;
  #held = false;

  /**
   * `actions`: `press(message)` a button of a card, `retry(clientActivityID)`, `suggest(actions)` the buttons of the newest answer,
   * `away(boolean)` something new stands below what one reads, `say(key)` for screen readers.
   */
  constructor(log, scroller, actions) {
    this.#log = log;
    this.#scroller = scroller;
    this.#actions = actions;
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#stick && this.#toEnd("instant")).observe(scroller);
    addEventListener("pointerdown", () => (this.#held = true), { capture: true });
    // A click comes after its pointerup: only then may things move.
    for (const type of ["pointerup", "pointercancel"]) addEventListener(type, () => setTimeout(() => this.#release()), { capture: true });
  }

  /** Shows an activity of the conversation, or its newest version. */
  show(activity, userId) {
    if (activity.type === "typing") return this.#isOwn(activity, userId) ? undefined : this.dots(true);
    if (activity.type !== "message") return undefined;
    return this.#isOwn(activity, userId) ? this.#showOwn(activity, "sent") : this.#showBot(activity);
  }

  /** Shows how far an own message is. */
  deliver({ activity, state, id }) {
    if (state === "failed") this.#actions.say("failedAloud");
    this.#showOwn(id ? { ...activity, id } : activity, state);
    if (state === "sending") this.dots(true);
    if (state === "waiting" || state === "failed") this.dots(false);
    if (state === "sent" && this.#dots) {
      clearTimeout(this.#dotsTimer);
      this.#dotsTimer = setTimeout(() => this.dots(false), dotsAfterTurn);
    }
  }

  /** The conversation begins anew: what was said stays readable, its buttons are over. */
  archive() {
    for (const row of this.#rows) {
      for (const card of row.cards) if (card.canBePressed) card.close("closed");
      if (!row.own || row.delivery === "sent") row.id = row.clientId = null;
    }
    this.#actions.suggest([]);
    this.#insert({ id: null, cards: [], at: Math.max(0, ...this.#rows.map(({ at }) => at).filter(Number.isFinite)) + 1,
      element: textElement("anew", { tag: "p", className: "row notice" }) });
    this.#follow();
  }

  /** The three dots of somebody who is about to answer. */
  dots(shown) {
    clearTimeout(this.#dotsTimer);
    if (!shown) {
      this.#dots?.remove();
      this.#dots = null;
      return;
    }
    if (this.#dots) this.#log.append(this.#dots);
    this.#dotsTimer = setTimeout(() => {
      this.#dots ??= dotsElement();
      this.#log.append(this.#dots);
      this.#follow();
      this.#dotsTimer = setTimeout(() => this.dots(false), dotsAtMost);
    }, this.#dots ? 0 : dotsDelay);
  }

  /** Scrolls to the newest. */
  toEnd() {
    this.#anchor = null;
    this.#stick = true;
    this.#toEnd("smooth");
  }

  /** The history stands: from now on what comes is new. */
  settle() {
    this.#settled = true;
    this.#stick = true;
    this.#toEnd("instant");
  }

  #isOwn({ from }, userId) {
    return from?.role === "user" || (userId !== undefined && from?.id === userId);
  }

  #showOwn(activity, delivery) {
    const clientId = activity.channelData?.clientActivityID;
    let row = this.#rows.find((r) => (clientId && r.clientId === clientId) || (activity.id && r.id === activity.id));
    if (row?.delivery === "sent" && delivery !== "sent") return;
    const shown = visibleText(activity);
    if (!row) {
      row = { own: true, clientId, cards: [], at: later, activity };
      if (shown) {
        row.element = ownElement(shown);
        row.meta = row.element.querySelector(".meta");
        this.#insert(row);
      } else {
        this.#rows.push(row);
      }
      this.#actions.suggest([]);
      this.#press(row, delivery);
      this.#anchor = row.element ?? null;
      if (delivery !== "sent") this.#stick = true;
    }
    if (activity.id) row.id = activity.id;
    if (activity.timestamp && row.at === later) this.#place(row, Date.parse(activity.timestamp));
    if (row.delivery !== delivery || activity.timestamp) this.#showDelivery(row, activity, delivery);
    if (shown) this.#follow();
  }

  /** A pressed yes or no closes its card, and whatever else asks the same; any other button only rests until its answer is there. */
  #press(row, delivery) {
    const { replyToId, value } = row.activity;
    const pressed = this.#rows.find(({ id }) => id && id === replyToId);
    const card = pressed?.cards.find((c) => c.canBePressed && c.titleOf(row.activity) !== undefined);
    if (card) {
      const title = card.titleOf(row.activity);
      pressed.pressed = true;
      row.meta ??= card.element.appendChild(metaElement());
      if (card.isAnsweredBy(row.activity)) {
        const hadFocus = card.element.contains(document.activeElement);
        const note = card.close("chosen", title);
        if (hadFocus) note.focus({ preventScroll: true });
        if (!row.element) note.after(row.meta);
      } else {
        row.resting = card;
        card.rest();
      }
    }
    if (value?.id && delivery !== "failed") this.#closeProposals([value.id], pressed);
  }

  #showDelivery(row, { timestamp, localTimestamp, channelData }, delivery) {
    row.delivery = delivery;
    if (delivery === "failed") this.#wake(row);
    row.element?.setAttribute("data-delivery", delivery);
    if (!row.meta) return;
    const parts = [];
    const time = timestamp ?? localTimestamp;
    if (row.element && time) parts.push(timeElement(time));
    if (row.element || delivery !== "sent") parts.push(textElement(deliveryTexts[delivery], { className: "delivery" }));
    if (delivery === "failed") {
      const again = textElement("retry", { tag: "button", className: "retry" });
      again.type = "button";
      again.onclick = () => this.#actions.retry(channelData.clientActivityID);
      parts.push(again);
    }
    row.meta.replaceChildren(...parts);
  }

  #showBot(activity) {
    const version = JSON.stringify(activity);
    let row = this.#rows.find(({ id }) => id && id === activity.id);
    // The same again is a repetition of the stream; but after a press it is the bot's way to ask once more.
    if (row?.version === version && !row.pressed) return;
    this.dots(false);
    const cards = [];
    const element = this.#botElement(activity, cards);
    if (row) {
      const hadFocus = row.element.contains(document.activeElement);
      row.element.replaceWith(element);
      if (this.#anchor === row.element) this.#anchor = element;
      Object.assign(row, { element, cards, version, pressed: false });
      if (hadFocus) element.querySelector("input, textarea, select, button:not(:disabled)")?.focus();
      this.#days();
    } else {
      row = { id: activity.id, element, cards, version, at: Date.parse(activity.timestamp) || Date.now() };
      this.#insert(row);
      this.#anchor ??= element;
    }
    this.#wake(this.#rows.find(({ own, id }) => own && id && id === activity.replyToId));
    const proposals = [...(activity.channelData?.closes ?? []), ...cards.flatMap((card) => [...card.proposals])];
    this.#closeProposals(proposals, row);
    if (row === this.#rows.findLast((r) => r.at !== later)) this.#actions.suggest(activity.suggestedActions?.actions ?? []);
    this.#follow(element);
  }

  #wake(row) {
    row?.resting?.wake();
    if (row) row.resting = null;
  }

  #closeProposals(proposals, except) {
    for (const row of this.#rows) {
      if (row === except) continue;
      for (const card of row.cards) {
        if (card.canBePressed && proposals.some((p) => card.proposals.has(p))) card.close("closed");
      }
    }
  }

  #botElement(activity, cards) {
    const row = document.createElement("div");
    row.className = "row bot";
    if (activity.locale) row.lang = activity.locale;
    const stack = document.createElement("div");
    stack.className = "stack";
    stack.append(spoken("botSaid"));
    for (const { contentType, content } of activity.attachments ?? []) {
      if (contentType !== cardType || !content) continue;
      const card = new Card(content, (message) => this.#actions.press({ ...message, replyToId: activity.id }));
      if (card.element) cards.push(card);
      else if (typeof content.fallbackText === "string" && content.fallbackText.trim()) stack.append(bubble(content.fallbackText));
      else if (!activity.text?.trim()) stack.append(bubble(null));
    }
    if (activity.text?.trim()) stack.querySelector(".hidden").after(bubble(activity.text, activity.textFormat));
    else if (!(activity.attachments ?? []).some(({ contentType }) => contentType === cardType)) stack.append(bubble(null));
    stack.append(...cards.map((card) => card.element));
    const meta = document.createElement("p");
    meta.className = "meta";
    if (activity.timestamp) meta.append(timeElement(activity.timestamp));
    stack.append(meta);
    row.append(avatar(), stack);
    return row;
  }

  #insert(row) {
    let index = this.#rows.length;
    while (index > 0 && this.#rows[index - 1].at > row.at) index--;
    const next = this.#rows.slice(index).find(({ element }) => element);
    this.#rows.splice(index, 0, row);
    this.#log.insertBefore(row.element, next?.element ?? this.#dots);
    this.#days();
  }

  /** The server has given the message its time: from now on it has its place. */
  #place(row, at) {
    const index = this.#rows.indexOf(row);
    row.at = at;
    const inOrder = (this.#rows[index - 1]?.at ?? 0) <= at && (this.#rows[index + 1]?.at ?? later) >= at;
    if (!inOrder) {
      this.#rows.splice(index, 1);
      if (row.element) return this.#insert(row);
      const after = this.#rows.findIndex((other) => other.at > at);
      this.#rows.splice(after < 0 ? this.#rows.length : after, 0, row);
    }
    return this.#days();
  }

  #days() {
    let day = "";
    for (const row of this.#rows) {
      const { element, at } = row;
      if (!element || element.classList.contains("notice")) continue;
      const instant = at === later ? Date.now() : at;
      if (row.dayAt !== at) Object.assign(row, { dayAt: at, day: dayOf(instant) });
      const before = element.previousElementSibling;
      const line = before?.classList.contains("day") ? before : null;
      if (row.day === day) line?.remove();
      else if (!line) element.before(dayElement(instant));
      else if (dayOf(line.dataset.day) !== row.day) line.replaceWith(dayElement(instant));
      day = row.day;
    }
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#stick = scrollHeight - clientHeight - scrollTop < nearEnd;
    if (this.#stick) this.#actions.away(false);
  }

  #follow(news) {
    if (!this.#settled) return;
    const { scrollTop, clientHeight } = this.#scroller;
    if (this.#stick) this.#toEnd("instant");
    else if (news && news.offsetTop > scrollTop + clientHeight - nearEnd) this.#actions.away(true);
  }

  #release() {
    this.#held = false;
    this.#follow();
  }

  /** To the end, but not past the beginning of what is being answered; never while a finger or mouse button is down, or its click would miss. */
  #toEnd(behavior) {
    if (this.#held) return;
    const end = this.#scroller.scrollHeight - this.#scroller.clientHeight;
    const top = this.#anchor ? this.#anchor.offsetTop - 12 : end;
    this.#scroller.scrollTo({ top: top >= this.#scroller.scrollTop ? Math.min(end, top) : end, behavior });
  }
}

/** What a person sees of an own message; nothing for a button that only its card shows. */
function visibleText({ text, channelData }) {
  const display = channelData?.messageBack?.displayText;
  if (display) return display;
  return channelData?.postBack ? "" : text?.trim() ?? "";
}

function ownElement(text) {
  const row = document.createElement("div");
  row.className = "row me";
  const stack = document.createElement("div");
  stack.className = "stack";
  const content = document.createElement("div");
  content.className = "bubble";
  content.textContent = text;
  const meta = document.createElement("p");
  meta.className = "meta";
  stack.append(spoken("youSaid"), content, meta);
  row.append(stack);
  return row;
}

function bubble(text, format) {
  const element = document.createElement("div");
  element.className = "bubble";
  if (text === null) setText(element, "cannotShow");
  else if (format === "plain") element.textContent = text;
  else element.append(markdown(text));
  return element;
}

function metaElement() {
  const element = document.createElement("span");
  element.className = "meta";
  return element;
}

function spoken(key) {
  return textElement(key, { className: "hidden" });
}

function avatar() {
  const element = document.createElement("span");
  element.className = "mark avatar";
  element.setAttribute("aria-hidden", "true");
  return element;
}

function dotsElement() {
  const row = document.createElement("div");
  row.className = "row bot typing";
  row.setAttribute("aria-hidden", "true");
  const dots = document.createElement("span");
  dots.className = "bubble dots";
  dots.append(...[1, 2, 3].map(() => document.createElement("i")));
  row.append(avatar(), dots);
  return row;
}
