// Puts words into a box as if they were typed: undo takes them back, and what counts and saves hears
// of it. The command is old, but nothing else in a browser can be undone.

// Where the words come from, for whoever hears of them while they are put in.
export let source;

export function insert(area, text, from) {
  source = from;
  try {
    if (document.execCommand("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  } finally {
    source = undefined;
  }
}
