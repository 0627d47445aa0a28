/** Getting seated: the tap on the enrolment screen, and a clean start when the demo lab is a new one. */

const STORE = 'fieldsample';
const LOOK_MS = 150;

/** On the enrolment screen, presses its one button as soon as the screen lets it be pressed. */
export function pressEnrol(): void {
  if (location.pathname !== '/e' || !location.hash.startsWith('#v1.')) return;
  const looking = setInterval(() => {
    const button = document.querySelector<HTMLButtonElement>('form button[type=submit]:not(:disabled)');
    if (!button) return;
    clearInterval(looking);
    button.click();
  }, LOOK_MS);
}

/** The lab of this frame's session; null without one. Looks only at a store that the app has made: opening would make one. */
export async function labHere(): Promise<string | null> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === STORE)) return null;
  return new Promise((resolve) => {
    const asked = indexedDB.open(STORE);
    asked.onerror = () => resolve(null);
    asked.onsuccess = () => {
      // A session a person; in a frame of the demo there is one.
      const found = asked.result.transaction('auth').objectStore('auth').getAll() as IDBRequest<{ lab_id: string }[]>;
      found.onsuccess = () => {
        asked.result.close();
        resolve(found.result[0]?.lab_id ?? null);
      };
      found.onerror = () => resolve(null);
    };
  });
}

/** The demo was made anew, so what this frame remembers belongs to a lab that is gone. */
export function forgetEverything(): Promise<void> {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(STORE);
    asked.onsuccess = asked.onerror = () => resolve();
  });
}
