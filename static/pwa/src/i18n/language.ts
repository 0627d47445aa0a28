/** Which language the screens speak. Chinese first and always there; English is loaded when somebody wants it. */

export type Language = 'zh-CN' | 'en';

let current: Language = 'zh-CN';
let arriving: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();
const loaders = new Set<() => Promise<void>>();

export const language = (): Language => current;

export async function speak(wanted: Language): Promise<void> {
  if (wanted === 'en') await Promise.all([...loaders].map((load) => load()));
  current = wanted;
  if (typeof document !== 'undefined') document.documentElement.lang = wanted;
  for (const listener of listeners) listener();
}

/** A catalogue whose English comes later; one that arrives while English is spoken is fetched at once. */
export function expectEnglish(load: () => Promise<void>): void {
  loaders.add(load);
  if (current === 'en') arriving = Promise.all([arriving, load()]);
}

/** Wait for this after loading a screen, so that it does not flash in Chinese first. */
export const allWordsHere = async (): Promise<void> => {
  await arriving.catch(() => undefined);
};

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The browser's wish, when nothing was chosen: anything but English alone means Chinese. */
export const preferred = (languages: readonly string[]): Language =>
  languages[0]?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
