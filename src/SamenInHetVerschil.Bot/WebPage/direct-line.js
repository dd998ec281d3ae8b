// The connection: Direct Line 3.0 with our own token endpoint. It keeps one conversation alive over reloads, sleeping phones and
// restarts of the server, and sends what people typed in order, each with one clientActivityID for ever, so nothing is said twice.

const second = 1000;
const callTimeout = 40 * second;
const socketTimeout = 6 * second;
const keepAlive = 20 * second;
const pollEvery = 3 * second;
const pollFor = 20 * second;
const pollAtMost = 300 * second;
const echoPatience = 1.5 * second;
const longestPause = 10 * second;
const mostTries = 4;

/** An answer of the server that is not a success, or (status 0) none. */
class Fault extends Error {
  constructor(status, retryAfter) {
    super(`status ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Storage that works in private mode too, only shorter. */
class Memory {
  #name;
  #area;
  #value;

  constructor(name, area) {
    this.#name = name;
    this.#area = area;
    try {
      this.#value = JSON.parse(window[area].getItem(name));
    } catch {
      this.#value = null;
    }
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value;
    try {
      window[this.#area].setItem(this.#name, JSON.stringify(value));
    } catch {
      // Private mode or full: this page still knows.
    }
  }
}

/**
 * Events (dispatched with `detail`): `state` ("connecting", "online", "down"), `activity` (an activity), `settled` (the history is in),
 * `delivery` ({ activity, state: "waiting" | "sending" | "sent" | "failed", id }), `anew` (the earlier conversation is gone).
 */
export class DirectLine extends EventTarget {
  #saved = new Memory("verschil.conversation", "localStorage");
  #unsent = new Memory("verschil.unsent", "sessionStorage");
  #outbox = [];
  #failed = [];
  #sending = false;
  #echoed = new Set();
  #state = "connecting";
  #watermark = "";
  #settled = false;
  #streamFailures = 0;
  #wake = () => {};
  #endStream = () => {};
  #refresh = 0;
  #locale;

  constructor(locale) {
    super();
    this.#locale = locale;
  }

  get state() {
    return this.#state;
  }

  get userId() {
    return this.#saved.value?.userId;
  }

  set locale(locale) {
    this.#locale = locale;
  }

  /** Connects, and stays connected as long as the page is open. `prepare` runs before the first call and again until it succeeds. */
  async run(prepare) {
    for (const { activity, failed } of this.#unsent.value ?? []) {
      (failed ? this.#failed : this.#outbox).push({ activity, tries: 0 });
    }
    addEventListener("online", () => this.#look());
    addEventListener("offline", () => this.#drop());
    addEventListener("pageshow", () => this.#look());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#look());

    let prepared = false;
    for (let attempt = 0; ; attempt++) {
      try {
        if (!prepared) {
          await prepare();
          prepared = true;
          this.#announceUnsent();
        }
        const streamUrl = await this.#open();
        attempt = 0;
        this.#become("online");
        this.#send();
        await this.#stream(streamUrl);
        if (this.#streamFailures) {
          await this.#poll();
          continue;
        }
      } catch (fault) {
        if (!(fault instanceof Fault)) console.warn(fault);
      }
      this.#become("down");
      await this.#pause(Math.min(longestPause, second * 2 ** attempt) * (0.5 + Math.random() / 2));
    }
  }

  /** Puts a message in the queue; it leaves as soon as it can, after the ones before it. */
  post(activity) {
    const complete = {
      ...activity,
      type: "message",
      from: { id: this.userId ?? "", role: "user" },
      locale: this.#locale,
      localTimestamp: new Date().toISOString(),
      channelData: { ...activity.channelData, clientActivityID: crypto.randomUUID?.() ?? randomId() },
    };
    this.#outbox.push({ activity: complete, tries: 0 });
    this.#keepUnsent();
    this.#tell(complete, this.#state === "online" ? "sending" : "waiting");
    this.#send();
    return complete;
  }

  /** Tries a failed message again, as the same message. */
  retry(clientActivityID) {
    const index = this.#failed.findIndex(({ activity }) => idOf(activity) === clientActivityID);
    if (index < 0) return;
    const [{ activity }] = this.#failed.splice(index, 1);
    this.#outbox.push({ activity, tries: 0 });
    this.#keepUnsent();
    this.#tell(activity, this.#state === "online" ? "sending" : "waiting");
    this.#send();
  }

  async #open() {
    const earlier = this.#saved.value;
    if (!this.#settled || !earlier) await this.#renew();
    if (this.#saved.value.started) {
      try {
        const path = `conversations/${encodeURIComponent(this.#saved.value.conversationId)}?watermark=${encodeURIComponent(this.#watermark)}`;
        return (await this.#call("GET", path)).streamUrl;
      } catch (fault) {
        if (fault.status !== 404) throw fault;
        await this.#startAnew();
      }
    }
    const opened = await this.#call("POST", "conversations", { locale: this.#locale });
    this.#keep({ conversationId: opened.conversationId, token: opened.token ?? this.#saved.value.token, started: true });
    return opened.streamUrl;
  }

  async #startAnew() {
    this.#saved.value = null;
    this.#watermark = "";
    await this.#renew();
    this.#dispatch("anew");
  }

  /** A fresh token for the same conversation, or for a first one. */
  async #renew() {
    const earlier = this.#saved.value;
    let given;
    try {
      given = await request("POST", "page/token", { body: { token: earlier?.token ?? null, locale: this.#locale } });
    } catch (fault) {
      if (!earlier || ![400, 401, 403, 404].includes(fault.status)) throw fault;
      given = await request("POST", "page/token", { body: { token: null, locale: this.#locale } });
    }
    const same = earlier?.conversationId === given.conversationId;
    if (earlier?.started && !same) {
      this.#watermark = "";
      this.#dispatch("anew");
    }
    this.#saved.value = {
      token: given.token,
      conversationId: given.conversationId,
      userId: given.userId,
      started: same && earlier.started === true,
    };
    this.#refreshLater(given.expires_in);
  }

  #keep(change) {
    this.#saved.value = { ...this.#saved.value, ...change };
  }

  #refreshLater(expiresIn) {
    clearTimeout(this.#refresh);
    const wait = Math.min(900, Math.max(60, (Number(expiresIn) || 1800) / 2)) * second;
    this.#refresh = setTimeout(async () => {
      try {
        const { token, expires_in } = await this.#call("POST", "tokens/refresh");
        if (token) this.#keep({ token });
        this.#refreshLater(expires_in);
      } catch {
        this.#refreshLater(expiresIn);
      }
    }, wait);
  }

  /** A call with the token; a token that is over is renewed once. */
  async #call(method, path, body, timeout) {
    const go = () => request(method, `v3/directline/${path}`, { token: this.#saved.value.token, body, timeout });
    const conversation = this.#saved.value.conversationId;
    try {
      return await go();
    } catch (fault) {
      if (fault.status !== 401 && fault.status !== 403) throw fault;
      await this.#renew();
      if (this.#saved.value.conversationId !== conversation) throw new Fault(0);
      return await go();
    }
  }

  /** Completes when the stream has ended. */
  #stream(address) {
    return new Promise((resolve) => {
      const url = new URL(address, document.baseURI);
      url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
      url.host = location.host;
      const socket = new WebSocket(url);
      let alive = 0;
      const patience = setTimeout(() => socket.close(), socketTimeout);
      socket.onopen = () => {
        clearTimeout(patience);
        this.#streamFailures = 0;
        alive = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send(""), keepAlive);
      };
      socket.onmessage = ({ data }) => {
        if (typeof data === "string" && data.trim()) this.#take(JSON.parse(data));
      };
      const end = () => {
        clearTimeout(patience);
        clearInterval(alive);
        socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
        socket.close();
        this.#endStream = () => {};
        if (!alive) this.#streamFailures++;
        resolve();
      };
      socket.onclose = end;
      socket.onerror = end;
      this.#endStream = end;
    });
  }

  /** Asks every few seconds, where something on the way blocks WebSockets. Completes when it is worth trying one again. */
  async #poll() {
    const until = Date.now() + Math.min(pollAtMost, pollFor * this.#streamFailures);
    while (Date.now() < until) {
      await this.#catchUp();
      this.#become("online");
      this.#send();
      await this.#pause(pollEvery);
    }
  }

  /** Fetches what is after the watermark. True when there was something. */
  async #catchUp(timeout) {
    let news = false;
    for (let page = 0; page < 50; page++) {
      const path = `conversations/${encodeURIComponent(this.#saved.value.conversationId)}/activities?watermark=${encodeURIComponent(this.#watermark)}`;
      const before = this.#watermark;
      const set = await this.#call("GET", path, undefined, timeout);
      news = this.#take(set) || news;
      if (!set.activities?.length || this.#watermark === before) break;
    }
    return news;
  }

  #take(set) {
    let news = false;
    for (const activity of Array.isArray(set.activities) ? set.activities : []) {
      const own = idOf(activity);
      if (own) this.#acknowledge(own);
      if (activity.type !== "typing") news = true;
      this.#dispatch("activity", activity);
    }
    if (set.watermark) this.#watermark = String(set.watermark);
    if (!this.#settled) {
      this.#settled = true;
      this.#dispatch("settled");
    }
    return news;
  }

  /** The conversation holds this message: whatever became of its POST, it is sent. */
  #acknowledge(clientActivityID) {
    this.#echoed.add(clientActivityID);
    this.#failed = this.#failed.filter(({ activity }) => idOf(activity) !== clientActivityID);
    this.#outbox = this.#outbox.filter(({ activity }, index) => (index === 0 && this.#sending) || idOf(activity) !== clientActivityID);
    this.#keepUnsent();
  }

  /** Looks whether the line is what it seems: at once when the page wakes up or the network is back. */
  async #look() {
    if (this.#state !== "online") return this.#wake();
    try {
      if (await this.#catchUp(5 * second)) this.#endStream();
    } catch {
      this.#drop();
    }
  }

  #drop() {
    this.#become("down");
    this.#endStream();
    this.#wake();
  }

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#outbox.length && this.#state === "online") {
      const [item] = this.#outbox;
      this.#tell(item.activity, "sending");
      const path = `conversations/${encodeURIComponent(this.#saved.value.conversationId)}/activities`;
      try {
        const { id } = await this.#call("POST", path, item.activity);
        this.#forget(item);
        this.#tell(item.activity, "sent", id);
        this.#awaitEcho(item.activity);
      } catch (fault) {
        await this.#sendFault(item, fault);
      }
    }
    this.#sending = false;
  }

  async #sendFault(item, { status, retryAfter }) {
    if (this.#echoed.has(idOf(item.activity))) {
      this.#forget(item);
      return;
    }
    if (status !== 0) item.tries++;
    const temporary = status === 0 || status === 404 || status === 408 || status === 429 || status >= 500;
    if (!temporary || item.tries >= mostTries) {
      this.#forget(item);
      this.#failed.push(item);
      this.#keepUnsent();
      this.#tell(item.activity, "failed");
      return;
    }
    this.#tell(item.activity, "waiting");
    if (status === 429) await new Promise((resolve) => setTimeout(resolve, Math.min(60, retryAfter || 5) * second));
    else this.#drop();
  }

  #awaitEcho(activity) {
    setTimeout(() => {
      if (!this.#echoed.has(idOf(activity)) && this.#state === "online") this.#look();
    }, echoPatience);
  }

  #forget(item) {
    this.#outbox = this.#outbox.filter((other) => other !== item);
    this.#keepUnsent();
  }

  #keepUnsent() {
    this.#unsent.value = [
      ...this.#failed.map(({ activity }) => ({ activity, failed: true })),
      ...this.#outbox.map(({ activity }) => ({ activity, failed: false })),
    ];
  }

  #announceUnsent() {
    for (const { activity } of this.#failed) this.#tell(activity, "failed");
    for (const { activity } of this.#outbox) this.#tell(activity, "waiting");
  }

  #become(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#dispatch("state", state);
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #tell(activity, state, id) {
    this.#dispatch("delivery", { activity, state, id });
  }

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function idOf(activity) {
  return activity.channelData?.clientActivityID;
}

/** Browsers give randomUUID on https only; a plain http trial in the house must work too. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

async function request(method, path, { token, body, timeout = callTimeout } = {}) {
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
      cache: "no-store",
    });
    if (answer.ok) return answer.status === 204 ? {} : await answer.json();
  } catch {
    throw new Fault(0);
  }
  throw new Fault(answer.status, Number(answer.headers.get("Retry-After")));
}
