// Says beside the text which evidence the sentence at the cursor rests on, links an item to it or to
// the words that are selected, and puts the words of an item in at the cursor. Nothing moves the text
// or the focus in it. Positions are code points of the text as it is saved.
import { insert } from "./inserting.js";
import { typed } from "./typed.js";

const PAUSE = 200;
const MOST_SHOWN = 3;

const points = (text) => [...text].length;

// Where each code point of a text begins, as a browser counts.
function starts(text) {
  const found = [0];
  for (const sign of text) found.push(found.at(-1) + sign.length);
  return found;
}

// Where a place of the text as it is written now was when it was saved; inside what has changed
// since, where the change begins.
function placeInSaved(saved, now, place) {
  let head = 0;
  const most = Math.min(saved.length, now.length);
  while (head < most && saved[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && saved.at(-1 - tail) === now.at(-1 - tail)) tail++;
  if (place <= head) return place;
  return place >= now.length - tail ? place + saved.length - now.length : head;
}

function name(button, words, item) {
  if (button.textContent === words) return;
  button.textContent = words;
  button.setAttribute("aria-label", `${words}: ${item.querySelector("a").textContent}`);
}

function button(words, item, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "app-link-button";
  name(made, words, item);
  made.addEventListener("click", act);
  return made;
}

export function start({ area, saveNow, version, renew }) {
  const panel = document.querySelector("[data-app-claims]");
  const told = panel.querySelector("[data-app-told]");
  const status = panel.querySelector("[role=status]");
  const listed = new Map();
  let data;
  let loading;
  let timer;

  function load() {
    if (data?.version === version()) return Promise.resolve();
    loading ??= fetch(panel.dataset.appClaims)
      .then((answer) => (answer.ok ? answer.json() : data))
      .then((answer) => (data = answer))
      .catch(() => {})
      .finally(() => (loading = undefined));
    return loading;
  }

  // The sentences of the saved text that the selection touches; of a cursor between two, or at the
  // sign of a list, the next one in the line, or the last.
  function touched() {
    if (!data) return [];
    const at = starts(data.text);
    const [from, to] = [area.selectionStart, area.selectionEnd].map((place) =>
      placeInSaved(data.text, area.value, place),
    );
    const selected = data.sentences.filter((one) => at[one.start] < to && from < at[one.end]);
    if (selected.length) return selected;
    const isInLine = (begins, ends) => begins <= ends && !data.text.slice(begins, ends).includes("\n");
    const next = data.sentences.find((one) => isInLine(from, at[one.end]));
    const last = data.sentences.findLast((one) => isInLine(at[one.start], from));
    return [next ?? last].filter(Boolean);
  }

  function show() {
    const sentences = touched();
    const behind = new Set(sentences.flatMap((one) => one.evidence));
    for (const [id, { item, link }] of listed) {
      item.classList.toggle("app-beside--behind", behind.has(id));
      name(link, behind.has(id) ? "Unlink" : "Link", item);
      link.disabled = sentences.length === 0;
    }
    const titles = [...behind].map((id) => data.items[id]?.title).filter(Boolean);
    const lines = titles.slice(0, MOST_SHOWN).map((title) => ["p", title]);
    if (titles.length > MOST_SHOWN) lines.push(["p", `and ${titles.length - MOST_SHOWN} more`]);
    if (sentences.length && !titles.length) lines.push(["p", "No evidence linked."]);
    if (!sentences.length) lines.push(["p", "Put the cursor into a sentence."]);
    told.replaceChildren(
      ...lines.map(([kind, words]) => {
        const line = document.createElement(kind);
        line.dir = "auto";
        line.textContent = words;
        return line;
      }),
    );
  }

  async function refresh() {
    await load();
    show();
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  }

  // The words that are selected, else the sentence at the cursor.
  function stretch() {
    const { selectionStart: from, selectionEnd: to, value } = area;
    if (value.slice(from, to).trim()) return trimmed(value, from, to);
    const [one] = touched();
    if (!one) return undefined;
    return { start: one.start, words: [...data.text].slice(one.start, one.end).join("") };
  }

  function trimmed(value, from, to) {
    const words = value.slice(from, to);
    const begins = from + words.length - words.trimStart().length;
    return { start: points(typed(value.slice(0, begins))), words: typed(words.trim()) };
  }

  async function post(id, isLinked, { start, words }, isAgain = false) {
    const fields = { csrf_token: area.form.elements.csrf_token.value, evidence: id };
    const body = new URLSearchParams({ ...fields, version: version(), start, words });
    body.set("is_linked", isLinked ? "1" : "0");
    const answer = await fetch(panel.dataset.appClaims, { method: "POST", body });
    if ([400, 403].includes(answer.status) && !isAgain) {
      await renew();
      return post(id, isLinked, { start, words }, true);
    }
    if (answer.ok) data = await answer.json();
    return answer.ok;
  }

  async function change(id, isLinked, choose) {
    status.textContent = "";
    const done = await tryTo(id, isLinked, choose).catch(() => false);
    status.textContent = done ? (isLinked ? "Linked." : "Link taken away.") : "Not linked: try again.";
    show();
  }

  async function tryTo(id, isLinked, choose) {
    if (!(await saveNow())) return false;
    await load();
    const where = choose();
    return where !== undefined && post(id, isLinked, where);
  }

  function put(id) {
    const words = data.items[id]?.words;
    if (!words) return;
    area.focus();
    const { selectionStart: from, selectionEnd: to, value } = area;
    const before = from > 0 && /\S/.test(value[from - 1]) ? " " : "";
    const behind = to < value.length && /\S/.test(value[to]) ? " " : "";
    insert(area, before + words + behind, "evidence");
    const begins = from + before.length;
    change(id, true, () => trimmed(area.value, begins, begins + words.length));
  }

  for (const item of document.querySelectorAll("[data-app-item]")) {
    const id = item.dataset.appItem;
    const link = button("Link", item, () =>
      change(id, !item.classList.contains("app-beside--behind"), stretch),
    );
    const words = button("Insert its words", item, () => load().then(() => data && put(id)));
    const line = document.createElement("p");
    line.className = "app-beside__buttons";
    line.append(words, link);
    item.append(line);
    listed.set(id, { item, link });
  }
  show();
  document.addEventListener("selectionchange", () => {
    if (document.activeElement === area) soon();
  });
}
