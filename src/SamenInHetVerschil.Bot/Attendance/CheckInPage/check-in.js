// The organiser's page: scan or type a code, see at once what became of it.

const at = (id) => document.getElementById(id);
const [closed, desk, door, count, camera, scan, cameraNote, code, said, undo] =
  ["closed", "desk", "door", "count", "camera", "scan", "camera-note", "code", "said", "undo"].map(at);

// The key stands behind the #: the browser sends it to no server by itself.
const key = location.hash.slice(1);
let texts = {};
let last = null;
let busy = false;

// The same code stays in front of the camera for a while: it counts once (milliseconds).
const sameCodeRests = 4000;
const lookEvery = 250;
const seen = { code: "", at: 0 };

async function ask(what, body) {
  const answer = await fetch(`/attendance/check-in/${what}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status === 401) throw new Error("over");
  if (!answer.ok) throw new Error("noConnection");
  return answer.json();
}

function showDoors(doors) {
  const chosen = door.value;
  door.replaceChildren(...doors.map(({ workshop, name, present, seats }) => {
    const option = new Option(name, workshop);
    option.dataset.count = `${texts.counted}: ${present} / ${seats}`;
    return option;
  }));
  if (chosen) door.value = chosen;
  count.textContent = door.selectedOptions[0]?.dataset.count ?? "";
}

function say(text, good) {
  said.className = good ? "good" : "";
  said.textContent = text;
}

function close(text) {
  desk.hidden = true;
  undo.hidden = true;
  stop();
  closed.hidden = false;
  closed.textContent = text;
}

async function tell(what, body) {
  if (busy) return;
  busy = true;
  try {
    const answer = await ask(what, body);
    const good = ["In", "WasIn"].includes(answer.outcome);
    say(answer.said, good);
    last = answer.person ? { workshop: body.workshop, person: answer.person } : null;
    undo.hidden = !last;
    showDoors(answer.doors);
    if (good) code.value = "";
  } catch ({ message }) {
    if (message === "over") close(texts.over);
    else say(texts.noConnection, false);
  } finally {
    busy = false;
  }
}

const checkIn = (scanned) => tell("in", { workshop: Number(door.value), scanned });

desk.addEventListener("submit", (event) => {
  event.preventDefault();
  if (code.value.trim()) checkIn(code.value);
});
door.addEventListener("change", () => {
  count.textContent = door.selectedOptions[0]?.dataset.count ?? "";
});
undo.addEventListener("click", () => last && tell("undo", last));

let looking = 0;

function stop() {
  clearInterval(looking);
  looking = 0;
  camera.srcObject?.getTracks().forEach((track) => track.stop());
  camera.srcObject = null;
  camera.hidden = true;
  scan.textContent = texts.start ?? "";
}

async function start() {
  try {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    camera.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    camera.hidden = false;
    await camera.play();
    scan.textContent = texts.stop;
    looking = setInterval(async () => {
      const [found] = await detector.detect(camera).catch(() => []);
      const now = Date.now();
      if (!found || busy || (found.rawValue === seen.code && now - seen.at < sameCodeRests)) return;
      Object.assign(seen, { code: found.rawValue, at: now });
      checkIn(found.rawValue);
    }, lookEvery);
  } catch {
    stop();
    cameraNote.textContent = texts.noCamera;
    cameraNote.hidden = false;
  }
}

scan.addEventListener("click", () => (looking ? stop() : start()));

async function canScan() {
  try {
    return "BarcodeDetector" in window && Boolean(navigator.mediaDevices) && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
  } catch {
    return false;
  }
}

try {
  const opened = await ask("open", {});
  texts = opened.texts;
  document.documentElement.lang = opened.language;
  document.title = texts.title;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = texts[element.dataset.text];
  showDoors(opened.doors);
  scan.textContent = texts.start;
  scan.hidden = !(await canScan());
  cameraNote.hidden = !scan.hidden;
  cameraNote.textContent = texts.cannotScan;
  desk.hidden = false;
  code.focus();
} catch ({ message }) {
  // The words are not there without a good key: said in the three languages of the house.
  close(message === "over"
    ? "Deze link werkt niet meer. · This link no longer works. · Ce lien ne fonctionne plus."
    : "Geen verbinding. · No connection. · Pas de connexion.");
}
