// Remembers which stretches of a box were not typed, so that a save can tell the server. One letter
// for each character: p pasted, e from evidence, u not known, - typed or there before.
import { source } from "./inserting.js";
import { typed } from "./typed.js";

const LETTERS = { pasted: "p", evidence: "e" };
const PASTES = /^insertFrom(?:Paste|Drop|Yank)/;
const UNDOES = /^history(?:Undo|Redo)$/;
const MOST_STATES = 200;

const points = (text) => [...text].length;

export class OwnWords {
  #area;
  // How the box was before, so that undoing and moving words leave them what they were.
  #states = [];
  #last;

  constructor(area, isKnown) {
    this.#area = area;
    this.#remember(area.value, (isKnown ? "-" : "u").repeat(area.value.length), {});
    area.addEventListener("input", (event) => this.#follow(area.value, event.inputType));
  }

  // Such as "0-12p,40-52e": positions in code points of the text as the server takes it.
  told() {
    const { value, marks } = this.#last;
    const asSent = typed(value) === value ? (text) => text : typed;
    const place = (at) => points(asSent(value.slice(0, at)));
    return [...marks.matchAll(/p+|e+|u+/g)]
      .map(({ 0: run, index }) => `${place(index)}-${place(index + run.length)}${run[0]}`)
      .join(",");
  }

  #follow(value, how) {
    const before = this.#last;
    const [head, tail] = this.#around(before.value, value);
    const undone = UNDOES.test(how) && this.#states.findLast((one) => one.value === value);
    const words = value.slice(head, value.length - tail);
    const put = this.#origins(words, how);
    const ahead = before.marks.slice(0, head);
    const behind = before.marks.slice(before.marks.length - tail);
    const marks = undone ? undone.marks : ahead + put + behind;
    this.#remember(value, marks, { how, head, end: head + words.length });
  }

  // How much before and behind the change is the same; what was put in ends at the cursor.
  #around(old, now) {
    const most = Math.min(old.length, now.length);
    const behind = Math.min(most, now.length - this.#area.selectionEnd);
    let tail = 0;
    while (tail < behind && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
    let head = 0;
    while (head < most - tail && old[head] === now[head]) head++;
    return [head, tail];
  }

  #origins(words, how) {
    if (source === "evidence" || !how || UNDOES.test(how)) {
      return (LETTERS[source] ?? "u").repeat(words.length);
    }
    if (!source && !PASTES.test(how)) return "-".repeat(words.length);
    // Words that stood in this box already are only moved.
    const moved = this.#states.findLast((one) => one.value.includes(words));
    const at = moved?.value.indexOf(words);
    return moved ? moved.marks.slice(at, at + words.length) : "p".repeat(words.length);
  }

  // Of one run of keys only the last state stays: nobody can undo to the middle of it.
  #remember(value, marks, edit) {
    const last = this.#last;
    const isKey = edit.how === "insertText" && last?.how === edit.how;
    if (isKey && last.end === edit.head) this.#states.pop();
    this.#last = { value, marks, ...edit };
    this.#states.push(this.#last);
    if (this.#states.length > MOST_STATES) this.#states.shift();
  }
}
