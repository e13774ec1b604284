// Shows the open comments on a text below it while it is written. They follow their words, and lead
// to them. Where there are none, or no answer comes, the link to their page stays as it is.
import { typed } from "./typed.js";

const section = document.querySelector("[data-app-comments]");
const list = section.querySelector("[data-app-list]");
const link = document.getElementById("read-comments");
const area = document.getElementById("text");

let timer;
let asked = 0;
let shownFor = "";

async function look() {
  const turn = ++asked;
  const text = area.value;
  const token = area.form.elements.csrf_token.value;
  const body = new URLSearchParams({ text, csrf_token: token });
  const answer = await fetch(section.dataset.appComments, { method: "POST", body }).catch(() => ({}));
  // Whoever is in the list goes on there, and what was typed meanwhile is asked about by itself.
  if (!answer.ok || turn !== asked || list.contains(document.activeElement)) return;
  const { told, shown } = await answer.json();
  shownFor = typed(text);
  list.innerHTML = shown;
  section.hidden = !told;
  link.textContent = told ? `Comments: ${told}` : "Comments";
}

// Places are told in code points of the text that was asked about.
function go(start, end) {
  const signs = [...shownFor];
  const words = signs.slice(start, end).join("");
  const near = signs.slice(0, start).join("").length;
  const at = area.value.startsWith(words, near) ? near : area.value.indexOf(words);
  area.focus();
  if (at >= 0) area.setSelectionRange(at, at + words.length);
}

list.addEventListener("click", (event) => {
  const to = event.target.closest("a");
  const [, start, end] = /^#words-(\d+)-(\d+)$/.exec(to?.hash ?? "") ?? [];
  if (start === undefined || to.pathname !== location.pathname) return;
  event.preventDefault();
  go(Number(start), Number(end));
});

area.addEventListener("input", () => {
  // Nobody has said anything: there is nothing to follow.
  if (section.hidden) return;
  clearTimeout(timer);
  timer = setTimeout(look, Number(section.dataset.appWait));
});

look();
