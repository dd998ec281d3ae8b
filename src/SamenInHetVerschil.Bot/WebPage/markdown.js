// A small Markdown: bold, italic, lists, line breaks and links to https, mailto and tel. It is built from DOM nodes, so whatever
// stands in the text can never become markup.

const list = /^\s*(?:([-*•])|(\d{1,3})[.)])\s+(.*)$/;
const inline = new RegExp([
  String.raw`\\([\\*_[\]()])`,
  String.raw`\[([^\]\n]+)\]\(([^()\s]+)\)`,
  String.raw`\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)`,
  String.raw`(?<![\p{L}\p{N}_])__(?=\S)(.+?)(?<=\S)__(?![\p{L}\p{N}_])`,
  String.raw`(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*?[^\s*])\*(?![\p{L}\p{N}*])`,
  String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*?[^\s_])_(?![\p{L}\p{N}_])`,
  String.raw`(https:\/\/[^\s<>"]*[^\s<>".,;:!?)\]*_])`,
].join("|"), "gu");

/** The address if it is one that a person may be sent to, else null. */
export function safeAddress(address) {
  try {
    const { protocol, href, origin } = new URL(String(address).trim());
    return ["https:", "mailto:", "tel:"].includes(protocol) || origin === location.origin ? href : null;
  } catch {
    return null;
  }
}

/** A link that opens a page beside ours, and a call or a mail without leaving it. */
export function link(address, ...content) {
  const a = document.createElement("a");
  a.href = address;
  a.rel = "noopener noreferrer";
  if (/^https?:/.test(address)) a.target = "_blank";
  a.append(...content);
  return a;
}

/** The text as a fragment of paragraphs and lists. */
export function markdown(text) {
  const fragment = document.createDocumentFragment();
  let paragraph = null;
  let items = null;
  for (const line of String(text).replace(/\r\n?/g, "\n").split("\n")) {
    const item = list.exec(line);
    if (item) {
      const name = item[1] ? "UL" : "OL";
      if (items?.tagName !== name) {
        items = fragment.appendChild(document.createElement(name));
        if (item[2] && item[2] !== "1") items.start = Number(item[2]);
      }
      items.appendChild(document.createElement("li")).append(...inlines(item[3]));
      paragraph = null;
    } else if (!line.trim()) {
      paragraph = null;
    } else {
      if (paragraph) paragraph.append(document.createElement("br"));
      else paragraph = fragment.appendChild(document.createElement("p"));
      paragraph.append(...inlines(line.trim()));
      items = null;
    }
  }
  return fragment;
}

/** The same as an HTML string, for the card renderer, which asks for one. The browser itself writes it out, with every escape. */
export function markdownHtml(text) {
  const content = markdown(text);
  const only = content.childElementCount === 1 && content.firstElementChild;
  const holder = document.createElement("div");
  holder.append(...(only && only.tagName === "P" ? only.childNodes : content.childNodes));
  return holder.innerHTML;
}

function inlines(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    if (match.index > end) nodes.push(text.slice(end, match.index));
    nodes.push(inlineNode(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(text.slice(end));
  return nodes;
}

function inlineNode([all, escaped, label, address, strong, strong2, em, em2, bare]) {
  if (escaped) return escaped;
  if (label) {
    const safe = safeAddress(address);
    return safe ? link(safe, ...inlines(label)) : label;
  }
  if (strong ?? strong2) return element("strong", strong ?? strong2);
  if (em ?? em2) return element("em", em ?? em2);
  return bare && safeAddress(bare) ? link(safeAddress(bare), bare) : all;
}

function element(name, text) {
  const node = document.createElement(name);
  node.append(...inlines(text));
  return node;
}
