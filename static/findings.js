// Asks the server, once a person pauses for longer, what an assessor would mind in the text, and
// lists it below. Neither the text nor the focus ever moves for it, and nothing is held up: without
// an answer the list stays as it was.
import { typed } from "./typed.js";

const section = document.querySelector("[data-app-findings]");
const list = section.querySelector("[data-app-list]");
const heading = section.querySelector("h2");
const status = section.querySelector("[role=status]");
const link = document.getElementById("check-text");
const area = document.getElementById("text");
const atFirst = link.textContent;

let timer;
let asked = 0;
let checked = "";
let waiting;
let announced;
let announcedAt = 0;

// Read each time, so that a test can make them short.
const number = (name) => Number(section.dataset[name]);

function post(address, fields) {
  // The form's token may have been renewed since the list was made.
  const token = area.form.elements.csrf_token.value;
  const body = new URLSearchParams({ ...fields, csrf_token: token });
  return fetch(address, { method: "POST", body }).catch(() => ({ ok: false }));
}

async function look() {
  clearTimeout(timer);
  const turn = ++asked;
  const text = area.value;
  // An empty box needs nobody to say that it is empty.
  if (!text.trim()) return show({ told: "", shown: "" }, "");
  const answer = await post(section.dataset.appFindings, { text });
  // What was typed meanwhile is asked about by itself.
  if (answer.ok && turn === asked) show(await answer.json(), typed(text));
}

function show(answer, text) {
  // Whoever is reading the list goes on reading it.
  waiting = list.contains(document.activeElement) ? [answer, text] : undefined;
  if (waiting) return;
  const open = new Set([...list.querySelectorAll("details[open]")].map((one) => one.dataset.appWhy));
  checked = text;
  list.innerHTML = answer.shown;
  for (const one of list.querySelectorAll("details")) one.open = open.has(one.dataset.appWhy);
  section.hidden = !answer.shown;
  link.textContent = answer.told ? `Check: ${answer.told}` : atFirst;
  if (!section.hidden) link.href = "#findings";
  announce(answer.told);
}

// To somebody who listens, only a change, and seldom.
function announce(told) {
  const now = Date.now();
  if (announced !== undefined && told !== announced) {
    if (now - announcedAt < number("appSeldom")) return;
    status.textContent = told ? `To look at again: ${told}` : "There is nothing to look at again";
    announcedAt = now;
  }
  announced = told;
}

// Where these words of the checked text, told in code points, stand in the text as it is now.
function find(start, end) {
  const signs = [...(checked || typed(area.value))];
  const words = signs.slice(start, end).join("");
  const near = signs.slice(0, start).join("").length;
  const before = area.value.lastIndexOf(words, near);
  const after = area.value.indexOf(words, near);
  const place = after < 0 || (before >= 0 && near - before < after - near) ? before : after;
  return place < 0 ? undefined : [place, place + words.length];
}

// A box does not scroll to what is selected in it by itself: a twin tells how far down it is.
function scrollTo(place) {
  const twin = area.cloneNode();
  twin.removeAttribute("id");
  twin.removeAttribute("name");
  twin.rows = 1;
  twin.style.cssText = `position: absolute; visibility: hidden; width: ${area.offsetWidth}px`;
  twin.value = area.value.slice(0, place);
  area.after(twin);
  area.scrollTop = twin.scrollHeight - area.clientHeight / 2;
  twin.remove();
}

function go(start, end) {
  const found = find(start, end);
  area.focus({ preventScroll: true });
  area.scrollIntoView({ block: "center" });
  if (!found) return;
  area.setSelectionRange(...found);
  scrollTo(found[0]);
}

function goTo(hash) {
  const [, start, end] = /^#words-(\d+)-(\d+)$/.exec(hash) ?? [];
  if (start !== undefined) go(Number(start), Number(end));
  return start !== undefined;
}

async function judge(form) {
  const answer = await post(form.action, Object.fromEntries(new FormData(form)));
  if (!answer.ok) return HTMLFormElement.prototype.submit.call(form);
  const isFine = form.elements.is_fine.value;
  heading.focus();
  status.textContent = isFine ? "Kept as fine as it is" : "The finding is back";
  await look();
}

list.addEventListener("submit", (event) => {
  event.preventDefault();
  judge(event.target);
});
list.addEventListener("click", (event) => {
  const to = event.target.closest("a");
  if (to?.pathname === location.pathname && goTo(to.hash)) event.preventDefault();
});
list.addEventListener("focusout", () => setTimeout(() => waiting && show(...waiting)));
area.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, number("appWait"));
});

goTo(location.hash);
look();
