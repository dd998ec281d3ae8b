// The page: what one types goes to the connection, what comes back goes to the transcript.

import { open } from "./cards.js";
import { DirectLine } from "./direct-line.js";
import { languages, loadTexts, setText } from "./texts.js";
import { Transcript } from "./transcript.js";

const $ = (id) => document.getElementById(id);
const composer = $("composer");
const text = $("text");
const left = $("left");
const picker = $("language");
const line = $("line").firstElementChild;

const bannerDelay = 1_200;
const countFrom = 150;
const historyRest = 250;

let language = remembered();
const connection = new DirectLine(language);
const transcript = new Transcript($("log"), $("scroller"), {
  press: (message) => connection.post(message),
  retry: (id) => {
    connection.retry(id);
    text.focus();
  },
  suggest: showSuggestions,
  away: (away) => ($("newest").hidden = !away),
  say: (key) => setText($("aloud"), key),
});

connection.addEventListener("activity", ({ detail }) => transcript.show(detail, connection.userId));
connection.addEventListener("delivery", ({ detail }) => transcript.deliver(detail));
connection.addEventListener("anew", () => transcript.archive());
connection.addEventListener("settled", () => setTimeout(settle, historyRest));
connection.addEventListener("state", ({ detail }) => showState(detail));

// --- writing

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const said = text.value.trim();
  if (said) {
    connection.post({ text: said, textFormat: "plain" });
    text.value = "";
    grow();
  }
  text.focus();
});

text.addEventListener("keydown", (event) => {
  // While an input method composes a character, Enter belongs to it (229: some browsers say so only by the key code).
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  composer.requestSubmit();
});

text.addEventListener("input", grow);

// A link to a place that a colleague offers: the code stands in the field, and is sent when the person does so.
const offered = /^#code=([2-9A-Z]{5}-[2-9A-Z]{5})$/.exec(location.hash);
if (offered) {
  text.value = offered[1];
  history.replaceState(null, "", location.pathname);
}

// A link with a question (?q=): it stands in the field as well, and once only.
const question = new URLSearchParams(location.search).get("q")?.trim();
if (question && !offered) {
  text.value = question.slice(0, text.maxLength);
  grow();
  history.replaceState(null, "", location.pathname);
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
  const rest = text.maxLength - text.value.length;
  left.hidden = rest > countFrom;
  if (!left.hidden) setText(left, "left", rest);
  if (rest === 0) setText($("aloud"), "full");
}

// --- suggestions

function showSuggestions(actions) {
  const group = $("suggestions");
  const hadFocus = group.contains(document.activeElement);
  group.replaceChildren(...actions.map((action) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.title;
    button.onclick = () => choose(action);
    return button;
  }));
  group.hidden = actions.length === 0;
  if (hadFocus && group.hidden) text.focus();
}

function choose({ type, value, text: said, displayText, title }) {
  if (type === "openUrl") return open(value);
  if (type === "call") return open(String(value).startsWith("tel:") ? value : `tel:${value}`);
  if (type === "messageBack") {
    return connection.post({ text: said, value, channelData: { messageBack: { displayText: displayText ?? said ?? title } } });
  }
  if (typeof value === "object" && value) return connection.post({ value, channelData: { postBack: true } });
  return connection.post({ text: String(value ?? title), textFormat: "plain", ...(type === "postBack" && { channelData: { postBack: true } }) });
}

// --- the line

let stateTimer = 0;

/** A short break stays unseen; a longer one is said, and so is its end. */
function showState(state) {
  clearTimeout(stateTimer);
  document.body.dataset.state = state;
  if (state === "online") {
    if (line.hidden) return;
    setText(line, "backAgain");
    line.className = "back";
    stateTimer = setTimeout(() => (line.hidden = true), 2_000);
    return;
  }
  const say = () => {
    setText(line, state === "down" || !navigator.onLine ? "noConnection" : "connecting");
    line.className = state;
    line.hidden = false;
  };
  if (navigator.onLine) stateTimer = setTimeout(say, bannerDelay);
  else say();
}

function settle() {
  transcript.settle();
  // The history is not read aloud; what comes after it is.
  $("log").setAttribute("aria-live", "polite");
}

$("newest").addEventListener("click", () => {
  transcript.toEnd();
  text.focus({ preventScroll: true });
});

// --- language

picker.addEventListener("change", async () => {
  language = picker.value;
  try {
    localStorage.setItem("verschil.language", language);
  } catch {
    // Private mode: this page still knows.
  }
  connection.locale = language;
  showLanguage();
  try {
    await loadTexts(language);
  } catch {
    addEventListener("online", () => loadTexts(language), { once: true });
  }
});

function remembered() {
  try {
    const saved = localStorage.getItem("verschil.language");
    if (languages.includes(saved)) return saved;
  } catch {
    // Private mode.
  }
  return languages[0];
}

function showLanguage() {
  picker.value = language;
  picker.previousElementSibling.textContent = language;
  for (const notice of document.querySelectorAll(".notices a")) notice.search = `?lang=${language}`;
}

/** Where the keyboard lies over the page instead of making it smaller, the page makes itself smaller. */
function fitKeyboard() {
  const view = window.visualViewport;
  view?.addEventListener("resize", () => {
    const covered = window.innerHeight - view.height > 80 && view.scale === 1;
    document.documentElement.style.setProperty("--height", covered ? `${view.height}px` : "100dvh");
    if (covered) scrollTo(0, 0);
  });
}

showState("connecting");
showLanguage();
fitKeyboard();
connection.run(() => loadTexts(language));
