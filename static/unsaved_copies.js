// Offers a text that a tab left behind in this browser: what was written there was never saved.
import { typed } from "./typed.js";

const when = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
});

// 24 November at 2:02pm
function inWords(at) {
  const parts = Object.fromEntries(when.formatToParts(at).map((part) => [part.type, part.value]));
  const { day, month, hour, minute, dayPeriod } = parts;
  return `${day} ${month} at ${hour}:${minute}${dayPeriod.toLowerCase()}`;
}

export function offer(copy, area, saved, copies) {
  if (typed(copy.text) === typed(saved ?? "")) return copies.remove(copy.id);
  const template = document.getElementById("unsaved-copy");
  const panel = template.content.firstElementChild.cloneNode(true);
  const close = () => {
    copies.remove(copy.id);
    panel.remove();
    area.focus();
  };
  panel.querySelector("[data-app-when]").textContent = inWords(copy.at);
  panel.querySelector("[data-app-words]").textContent = copy.text;
  panel.querySelector("[data-app-leave]").addEventListener("click", close);
  panel.querySelector("[data-app-take]").addEventListener("click", async () => {
    // What was begun meanwhile stays, above it.
    area.value = area.value === saved ? copy.text : `${area.value}\n\n${copy.text}`;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    // The old copy goes once this tab's own holds its words.
    await copies.holds(area.value);
    close();
  });
  template.before(panel);
}
