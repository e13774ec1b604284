// Asks before a page is left while the text on it is not saved.

const group = document.querySelector("[data-app-unsaved]");
const area = group.querySelector("textarea");
const state = document.getElementById("saved");
const saved = state?.textContent;
// On a page that shows a refused text, what stands there was never saved.
const begun = group.dataset.appUnsaved ? undefined : area.value;
let isSending = false;

const isUnsaved = () => !isSending && area.value !== begun;

area.form.addEventListener("submit", () => (isSending = true));
// Coming back to the page after it was sent, it is as unsaved as before.
window.addEventListener("pageshow", () => (isSending = false));
area.addEventListener("input", () => {
  if (state) state.textContent = isUnsaved() ? "Not saved yet" : saved;
});
window.addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});
