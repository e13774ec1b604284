// Lets a reviewer comment on words by selecting them, and saves a comment while it is written.
// Without it, a sentence is chosen from the list and the comment is saved with its button.

const paper = document.getElementById("paper");
const form = document.getElementById("comment-form");

// The server counts code points, a browser UTF-16 units.
const codePoints = (text) => [...text].length;

function stretch() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  if (!paper.contains(range.startContainer) || !paper.contains(range.endContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(paper);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const start = codePoints(before.toString());
  return words.trim() && { value: `${start}-${start + codePoints(words)}`, words };
}

function offer({ value, words }) {
  const list = form.elements.place;
  const shown = words.replace(/\s+/g, " ").trim();
  let option = [...list.options].find((one) => one.value === value);
  if (!option) {
    option = new Option(shown.length > 80 ? `${shown.slice(0, 76)} ...` : shown, value);
    list.add(option, 1);
  }
  list.value = value;
}

function watchSelection() {
  document.addEventListener("selectionchange", () => {
    const found = stretch();
    if (found) offer(found);
  });
}

function watchComment() {
  const { text, place, comment } = form.elements;
  const told = document.getElementById("comment-saved");
  let timer;
  let isSaving = false;
  let isPressed = false;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, Number(form.dataset.appPause));
  };
  // One at a time, or a comment would be kept twice.
  async function save() {
    if (!text.value.trim() || isPressed) return;
    if (isSaving) return later();
    isSaving = true;
    const answer = await fetch(form.dataset.appAutosave, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
    }).catch(() => undefined);
    isSaving = false;
    if (answer && answer.ok) {
      const saved = await answer.json();
      comment.value = saved.comment;
      told.textContent = saved.told;
    } else {
      told.textContent = "Not saved yet. Use the button";
    }
  }
  text.addEventListener("input", later);
  place.addEventListener("change", later);
  form.addEventListener("submit", (event) => {
    // What is on its way gets its number first, so that the button changes it and adds no other.
    isPressed = true;
    clearTimeout(timer);
    if (!isSaving) return;
    event.preventDefault();
    const wait = setInterval(() => {
      if (isSaving) return;
      clearInterval(wait);
      // Not form.submit: that is the button of this name.
      form.requestSubmit(event.submitter);
    }, 50);
  });
}

if (form) {
  watchComment();
  if (paper) watchSelection();
}
