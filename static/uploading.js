// Says that a file is on its way, where that takes longer than a moment.

const place = document.querySelector("[data-app-uploading]");
const told = place.querySelector("template");
let wait;

document.querySelector("form[enctype='multipart/form-data']").addEventListener("submit", () => {
  wait = setTimeout(() => place.append(told.content.cloneNode(true)), 1000);
});

// Coming back to the page after the file was sent.
window.addEventListener("pageshow", () => {
  clearTimeout(wait);
  place.replaceChildren(told);
});
