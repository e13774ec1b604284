// Follows the reading of a file, and goes on to what was found once it is done.

const words = document.querySelector("[data-app-reading] p");
const bar = document.querySelector("progress");

async function look() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-app-reading] p");
  if (!now) return location.reload();
  if (words.textContent !== now.textContent) words.textContent = now.textContent;
  for (const { name, value } of page.querySelector("progress").attributes) bar.setAttribute(name, value);
  setTimeout(again, 1000);
}

// A connection that fails for a moment is no reason to stop.
const again = () => look().catch(() => setTimeout(again, 5000));

setTimeout(again, 1000);
