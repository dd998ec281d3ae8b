// The texts of the page in the chosen language. What is on screen carries the key of its text, so a new language shows at once.

const regions = { nl: "nl-BE", en: "en-GB", fr: "fr-BE" };
const zone = "Europe/Brussels";
let texts = {};
let clock = null;
let dayName = null;
const dayKey = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });

export const languages = Object.keys(regions);

/** Fetches the texts; throws when the server is away. */
export async function loadTexts(language) {
  const answer = await fetch(`page/texts?language=${language}`);
  if (!answer.ok) throw new Error(`texts: ${answer.status}`);
  texts = await answer.json();
  speak(language);
  document.documentElement.lang = language;
  document.title = t("name");
  apply(document);
}

function speak(language) {
  const region = regions[language];
  clock = new Intl.DateTimeFormat(region, { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  dayName = new Intl.DateTimeFormat(region, { timeZone: zone, weekday: "long", day: "numeric", month: "long" });
}

speak("nl");

/** The text of a key, with {0} filled in. */
export function t(key, filling) {
  return (texts[key] ?? "").replace("{0}", filling ?? "");
}

/** The day in Brussels of an instant, as a sortable key. */
export function dayOf(instant) {
  return dayKey.format(new Date(instant));
}

/** An element (default a span) that keeps showing the text of this key. */
export function textElement(key, { tag = "span", className = "", filling } = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  setText(element, key, filling);
  return element;
}

export function setText(element, key, filling) {
  element.dataset.text = key;
  if (filling === undefined) delete element.dataset.filling;
  else element.dataset.filling = filling;
  element.textContent = t(key, filling);
}

/** The hour of an instant, in 24 hours, in Brussels. */
export function timeElement(instant) {
  const element = document.createElement("time");
  element.dateTime = new Date(instant).toISOString();
  element.textContent = clock.format(new Date(instant));
  return element;
}

/** A line with the day of an instant: today, yesterday or its name. */
export function dayElement(instant) {
  const element = document.createElement("p");
  element.className = "day";
  element.dataset.day = new Date(instant).toISOString();
  element.textContent = dayText(instant);
  return element;
}

function dayText(instant) {
  const day = dayOf(instant);
  if (day === dayOf(Date.now())) return t("today");
  if (day === dayOf(Date.now() - 86_400_000)) return t("yesterday");
  return dayName.format(new Date(instant));
}

function apply(root) {
  for (const e of root.querySelectorAll("[data-text]")) e.textContent = t(e.dataset.text, e.dataset.filling);
  for (const e of root.querySelectorAll("[data-label]")) e.setAttribute("aria-label", t(e.dataset.label));
  for (const e of root.querySelectorAll("[data-placeholder]")) e.placeholder = t(e.dataset.placeholder);
  for (const e of root.querySelectorAll("[data-day]")) e.textContent = dayText(e.dataset.day);
  for (const e of root.querySelectorAll("time")) e.textContent = clock.format(new Date(e.dateTime));
}
