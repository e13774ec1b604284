// What stands in a box, as the server takes it: text.typed says the same in Python.

// Soft hyphens, and what turns the direction of the words after it.
const UNSEEN = /[\xad\u202a-\u202e\u2066-\u2069]/g;
// What Word puts into what is copied from it, for a manual line break and for a page break.
const WORD_BREAKS = /[\v\f]/g;
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
// The sign of a list in Word: one of its symbol fonts, or any that a tab follows.
const BULLETS =
  /(?<![^\n])[ \t\xa0]*(?:[\uf000-\uf0ff][ \t\xa0]+|[\xa7\xb7\u2022\u25aa\u25cb\u25cfo]\t[ \t\xa0]*)/g;
const NUMBERS =
  /(?<![^\n])[ \t\xa0]*(\(?(?:[0-9]{1,3}|[A-Za-z]|[ivxl]{2,5}|[IVXL]{2,5})[.)])\t[ \t\xa0]*/g;

export function normalise(written) {
  return written.replace(FORBIDDEN, "").replace(/\r\n?/g, "\n").normalize("NFC");
}

export function typed(written) {
  return normalise(written.replace(UNSEEN, "").replace(WORD_BREAKS, "\n"))
    .replace(BULLETS, "- ")
    .replace(NUMBERS, "$1 ");
}
