// Keeps what is not saved yet in this browser, sealed with a key that only the page of the person
// who wrote it is given. The key is never stored, so the next person at this computer reads nothing.

const DATABASE = "cea-helper";
const STORE = "copies";

const answerOf = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// Opened for each step: signing out in another tab clears all that is stored, open or not.
async function inStore(mode, step) {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await answerOf(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const answer = await answerOf(step(transaction.objectStore(STORE)));
    await done;
    return answer;
  } finally {
    database.close();
  }
}

async function sealer(key) {
  const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
  const secret = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  // A copy opens only under the name that it was kept by.
  const how = (iv, id) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(id) });
  return {
    async seal(id, note) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(note));
      return { iv, sealed: await crypto.subtle.encrypt(how(iv, id), secret, plain) };
    },
    async open(id, { iv, sealed }) {
      const plain = await crypto.subtle.decrypt(how(iv, id), secret, sealed);
      return JSON.parse(new TextDecoder().decode(plain));
    },
  };
}

const remove = (id) => inStore("readwrite", (store) => store.delete(id));

// Each tab keeps one copy, under a name of its own that is locked for as long as the tab lives.
function writer(id, seal) {
  let wanted;
  let held;
  let steps = Promise.resolve();
  const next = (step) => {
    steps = steps.then(step).catch(() => (held = undefined));
  };
  return {
    keep(text) {
      wanted = { text, at: Date.now() };
      next(async () => {
        if (wanted === undefined) return;
        const note = wanted;
        wanted = undefined;
        const sealed = await seal(id, note);
        await inStore("readwrite", (store) => store.put(sealed, id));
        held = note.text;
      });
    },
    forget() {
      wanted = held = undefined;
      next(() => remove(id));
    },
    async holds(text) {
      await steps;
      return held === text;
    },
  };
}

// Copies of tabs that are gone, oldest first; those that cannot be opened any more are removed.
async function abandoned(place, open) {
  const range = IDBKeyRange.bound(`${place}/`, `${place}0`);
  const ids = await inStore("readonly", (store) => store.getAllKeys(range));
  const locks = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
  const found = [];
  for (const id of ids.filter((one) => !locks.has(one))) {
    try {
      const note = await open(
        id,
        await inStore("readonly", (store) => store.get(id)),
      );
      found.push({ id, ...note });
    } catch {
      await remove(id);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

// Where the browser cannot seal (a page without https) or not store, nothing is kept: undefined.
export async function openCopies(place, key) {
  if (!window.isSecureContext || !navigator.locks) return undefined;
  try {
    const { seal, open } = await sealer(key);
    const id = `${place}/${crypto.randomUUID()}`;
    const found = await abandoned(place, open);
    navigator.locks.request(id, () => new Promise(() => {}));
    return { ...writer(id, seal), found, remove };
  } catch {
    return undefined;
  }
}
