// Copies the text of a box. Without it the box holds the text all the same, to be copied by hand.

async function copy(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    // Browsers give the clipboard only to pages over https; the old way works everywhere.
    area.select();
    return document.execCommand("copy");
  }
}

for (const button of document.querySelectorAll("[data-app-copy]")) {
  const area = document.getElementById(button.dataset.appCopy);
  const status = document.getElementById(`${area.id}-copied`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    status.textContent = (await copy(area))
      ? "Copied."
      : "This browser did not copy it. The text is selected: copy it with the keyboard.";
  });
}
