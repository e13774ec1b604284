// Saves what is written while it is written, one request at a time, and says whether it is saved.
// "Saved" stands there only once the server has answered.
import { openCopies } from "./browser_copy.js";
import { OwnWords } from "./own_words.js";
import { offer } from "./unsaved_copies.js";

const group = document.querySelector("[data-app-autosave]");
const area = group.querySelector("textarea");
const form = area.form;
const began = form.elements.began_from;
const line = document.getElementById("saved");
const words = line.querySelector("span");
const signIn = line.querySelector("a");
const address = group.dataset.appAutosave;
const atFirst = words.textContent;
const ownWords = new OwnWords(area, !group.dataset.appUnsaved);

let token = form.elements.csrf_token.value;
let copies;
// What the server is known to have; on a page that shows a refused text, nothing.
let saved = group.dataset.appUnsaved ? undefined : area.value;
// What was sent and may have arrived, though no answer came.
let sent;
let changedAt;
let retryAt;
let timer;
let told = "saved";
let savedWords = atFirst;
let isSending = false;
let isStopped = false;
let isPressed = false;
let isLeaving = false;
// Who waits until all is saved.
let waiting = [];

// Read each time, so that a test can make them short.
const number = (name) => Number(group.dataset[name]);
// More than the server takes at all; what is that long need not travel to be refused.
const isPastAll = (text) =>
  text.length > number("appMost") && [...text].length > number("appMost");
const isUnsaved = () => area.value !== saved || sent !== undefined;

// Coming back to this page, what the browser remembers of its boxes could be older than the text.
area.autocomplete = "off";
began.autocomplete = "off";

// To somebody who listens only news is told, not each save nor each key.
function tell(kind, sentence) {
  if (words.textContent === sentence) return;
  line.setAttribute("aria-live", kind === told || kind === "unsaved" ? "off" : "polite");
  if (kind !== "unsaved") told = kind;
  signIn.hidden = kind !== "ended";
  words.textContent = sentence;
}

async function tellTrouble() {
  const trying = retryAt === undefined ? "" : ": trying again";
  if (copies === undefined) {
    tell("failing", `Not saved${trying}. This browser keeps no copy`);
  } else if (await copies.holds(area.value)) {
    tell("local", `Saved on this computer only${trying}`);
  } else {
    tell("failing", `Not saved${trying}`);
  }
}

// Saves at once; the answer is whether the server then has all that is written.
function saveNow() {
  if (!isUnsaved()) return Promise.resolve(true);
  if (isStopped) return Promise.resolve(false);
  const answer = new Promise((resolve) => waiting.push(resolve));
  save();
  return answer;
}

function answerWaiting(isSaved) {
  const asked = waiting;
  waiting = [];
  asked.forEach((answer) => answer(isSaved));
}

function plan() {
  clearTimeout(timer);
  if (isStopped || isSending || !isUnsaved()) return;
  const now = Date.now();
  changedAt ??= now;
  const inTime = Math.min(now + number("appPause"), changedAt + number("appLongest"));
  timer = setTimeout(save, Math.max(0, (retryAt ?? inTime) - now));
}

async function ask(how) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(30_000), ...how });
    const isData = answer.headers.get("Content-Type")?.startsWith("application/json");
    return { status: answer.redirected ? 401 : answer.status, ...(isData && (await answer.json())) };
  } catch {
    return { status: 0 };
  }
}

function send({ text, inserted }) {
  const fields = { csrf_token: token, text, inserted, began_from: began.value };
  const body = new URLSearchParams(isPressed && text === area.value ? { ...fields, submit: "yes" } : fields);
  // So that it arrives even where the page is being left; browsers allow it for 64 KiB.
  return ask({ method: "POST", body, keepalive: body.toString().length < 60_000 });
}

async function save() {
  clearTimeout(timer);
  if (isSending || isStopped || !(isUnsaved() || isPressed)) return;
  if (isPastAll(area.value)) return refuse({ told: "the text is too long" });
  isSending = true;
  // The same words again until there is an answer: else our own text could seem another's.
  sent ??= { text: area.value, inserted: ownWords.told() };
  const { text } = sent;
  changedAt = undefined;
  const answer = await send(sent);
  isSending = false;
  (steps[answer.status] ?? fail)(answer, text);
  if (answer.status === 200 && waiting.length && isUnsaved()) return save();
  if (steps[answer.status] !== renew) answerWaiting(!isUnsaved());
  plan();
}

const steps = {
  200: take,
  401: () => wait("ended", "Your session has ended:"),
  404: () => wait("failing", "Not saved: this text was deleted, or another person has signed in"),
  409: stop,
  422: refuse,
  400: renew,
  403: renew,
};

function take(answer, text) {
  began.value = answer.version;
  saved = text;
  sent = retryAt = undefined;
  savedWords = answer.told;
  document.getElementById("excess").innerHTML = answer.excess;
  document.getElementById("versions").hidden = answer.version < 2;
  showOwnWords(answer.own_words);
  if (isPressed) return arrive();
  if (isUnsaved()) return tell("unsaved", "Not saved yet");
  copies?.forget();
  tell("saved", savedWords);
}

function showOwnWords(told) {
  const place = document.getElementById("own-words");
  place.hidden = told === "";
  place.querySelector(".nhsuk-details__summary-text").textContent = told;
}

// The button leads to the page as it is saved; what was written meanwhile goes first.
function arrive() {
  if (isUnsaved()) return save();
  copies?.forget();
  isLeaving = true;
  location.assign(form.action);
}

function fail() {
  answerWaiting(false);
  isPressed = false;
  retryAt = Date.now() + number("appRetry");
  tellTrouble();
}

// What was sent has not arrived: nobody was signed in who may save it.
function wait(kind, sentence) {
  isPressed = false;
  sent = undefined;
  retryAt = Date.now() + number("appLongest");
  tell(kind, sentence);
}

// The button leads to the page that says so at length.
function refuse(answer) {
  if (isPressed) return submit();
  isStopped = true;
  sent = retryAt = undefined;
  tell("refused", `Not saved: ${answer.told}`);
}

function stop() {
  if (isPressed) return submit();
  isStopped = true;
  sent = retryAt = undefined;
  tell("conflict", "Not saved: changed somewhere else. Press Save to see both texts");
}

// The button named "submit" hides the function of this name.
function submit() {
  isLeaving = true;
  HTMLFormElement.prototype.submit.call(form);
}

// The form's token went with an earlier session: once more with today's.
async function renew() {
  retryAt = Date.now() + number("appRetry");
  if (await renewToken()) save();
  else fail();
}

async function renewToken() {
  const before = token;
  token = form.elements.csrf_token.value = (await ask()).token ?? before;
  return token !== before;
}

// Another tab may have saved while this one slept: what is not changed here follows.
async function look() {
  if (isUnsaved()) return save();
  const answer = await ask();
  if (answer.status === 401) wait("ended", "Your session has ended:");
  if (isUnsaved() || answer.version === undefined) return;
  if (told === "ended") tell("saved", savedWords);
  if (answer.version === Number(began.value)) return;
  isLeaving = true;
  location.reload();
}

function change() {
  if (told === "refused") [told, isStopped] = ["saved", false];
  if (!isUnsaved()) {
    copies?.forget();
    tell("saved", savedWords);
  } else {
    copies?.keep(area.value);
    if (retryAt !== undefined && told !== "ended") tellTrouble();
    else if (!isStopped && retryAt === undefined) tell("unsaved", "Not saved yet");
  }
  plan();
}

area.addEventListener("input", change);
form.addEventListener("submit", (event) => {
  if (isLeaving) return;
  if (told === "conflict" || told === "refused") return void (isLeaving = true);
  event.preventDefault();
  isPressed = true;
  save();
});
window.addEventListener("beforeunload", (event) => {
  if (isUnsaved() && !isLeaving) event.preventDefault();
});
window.addEventListener("pageshow", (event) => {
  isLeaving = false;
  if (event.persisted) look();
});
window.addEventListener("online", () => isUnsaved() && save());
window.addEventListener("offline", () => isUnsaved() && tellTrouble());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
  else if (isUnsaved()) save();
});

copies = await openCopies(group.dataset.appPlace, group.dataset.appKey);
if (isUnsaved()) change();
copies?.found.forEach((copy) => offer(copy, area, saved, copies));
if (document.querySelector("[data-app-claims]")) {
  const told = { area, saveNow, version: () => Number(began.value), renew: renewToken };
  // Where the network went as the page came, the text is what matters: saving goes on without it.
  import("./claims.js").then(({ start }) => start(told), () => {});
}
