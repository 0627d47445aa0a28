/** Which language the screens speak. Chinese first; a person's choice is remembered. */

export type Language = 'zh-CN' | 'en';

let current: Language = 'zh-CN';
const listeners = new Set<() => void>();

export const language = (): Language => current;

export function speak(wanted: Language): void {
  current = wanted;
  if (typeof document !== 'undefined') document.documentElement.lang = wanted;
  for (const listener of listeners) listener();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The browser's wish, when nothing was chosen: anything but English alone means Chinese. */
export const preferred = (languages: readonly string[]): Language =>
  languages[0]?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
