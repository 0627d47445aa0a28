/**
 * What the first screens (今天, the scanner) do without and every other one needs: the rest of the styles and of the
 * reference data. On a poor line the first screen stands half a second earlier for it. Comes once, asked for by `lazy`.
 */
import { loadRestOfReference } from './sync/reference';

const loadStyles = (href: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(href));
    };
    document.head.append(link);
  });

let coming: Promise<unknown> | null = null;

export const comeRest = (): Promise<unknown> =>
  (coming ??= Promise.all([loadStyles(__LATER_STYLES_URL__), loadRestOfReference()]).catch((error: unknown) => {
    coming = null;
    throw error;
  }));
