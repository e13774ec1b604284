// Asks the server, once a person pauses, whether what was typed may identify a patient, and says so
// beside the text. It never holds anything up: without an answer, the hint comes after saving.

const PAUSE = 800;

function paragraph({ words, message }) {
  const line = document.createElement("p");
  const found = document.createElement("strong");
  found.dir = "auto";
  found.textContent = words;
  line.append(found, ` ${message}`);
  return line;
}

async function find(field, address) {
  const body = new URLSearchParams({
    csrf_token: field.form.elements.csrf_token.value,
    text: field.value,
  });
  const answer = await fetch(address, { method: "POST", body });
  return answer.ok ? (await answer.json()).found : undefined;
}

function watch(place) {
  const field = document.getElementById(place.dataset.appHints);
  let timer;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    // A connection that fails is no reason to trouble whoever is writing.
    const found = await find(field, place.dataset.appAsk).catch(() => undefined);
    // What was typed meanwhile is asked about by itself.
    if (found && turn === asked) place.replaceChildren(...found.map(paragraph));
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
}

document.querySelectorAll("[data-app-hints]").forEach(watch);
