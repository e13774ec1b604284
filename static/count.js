// Counts what is written under the same six rules as the server does, while it is written.
import { normalise, typed } from "./typed.js";

// What separates words to the server; a browser's \s differs from it in two characters.
const BLANKS = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const PAUSE = 1000;

const lineEnds = (text) => text.split("\n").length - 1;

const rules = {
  code_points: (text) => [...text].length,
  utf16: (text) => text.length,
  utf16_crlf: (text) => text.length + lineEnds(text),
  graphemes: (text) => [...new Intl.Segmenter("en").segment(text)].length,
  word_with_spaces: (text) => text.length - lineEnds(text),
  words: (text) => text.split(BLANKS).filter((word) => word !== "").length,
};

export function length(written, rule) {
  return rules[rule](normalise(written));
}

const number = (value) => value.toLocaleString("en-GB");

export function inWords(count, rule, maximum) {
  const unit = rule === "words" ? "word" : "character";
  if (maximum === undefined) return `${number(count)} ${unit}${count === 1 ? "" : "s"}`;
  const against = `${number(count)} of ${number(maximum)} ${unit}s`;
  return count > maximum ? `${against}: ${number(count - maximum)} over` : against;
}

function countIn(group) {
  const rule = group.dataset.appCount;
  const told = group.dataset.appMaximum;
  const maximum = told === undefined ? undefined : Number(told);
  const area = group.querySelector("textarea");
  const line = group.querySelector(".app-count");
  // The line itself is not announced: at every key it would talk over the writing.
  const status = document.createElement("div");
  status.className = "nhsuk-u-visually-hidden";
  status.setAttribute("role", "status");
  line.after(status);
  let timer;
  const show = () => {
    const count = length(typed(area.value), rule);
    line.textContent = inWords(count, rule, maximum);
    line.classList.toggle("app-count--over", count > maximum);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (document.activeElement === area) status.textContent = line.textContent;
    }, PAUSE);
  };
  area.addEventListener("input", show);
  // Going back in the browser puts a text in after the page has loaded.
  window.addEventListener("pageshow", show);
  show();
}

document.querySelectorAll("[data-app-count]").forEach(countIn);
