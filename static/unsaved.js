// Asks before a page is left whose text is not saved, and keeps a copy of it until then.
import { openCopies } from "./browser_copy.js";

const group = document.querySelector("[data-app-unsaved]");
const area = group.querySelector("textarea");
let isSending = false;

area.form.addEventListener("submit", () => (isSending = true));
// Coming back to the page after it was sent, it is as unsaved as before.
window.addEventListener("pageshow", () => (isSending = false));
window.addEventListener("beforeunload", (event) => {
  if (!isSending) event.preventDefault();
});

const copies = await openCopies(group.dataset.appPlace, group.dataset.appKey);
const keep = () => copies?.keep(area.value);
area.addEventListener("input", keep);
keep();
