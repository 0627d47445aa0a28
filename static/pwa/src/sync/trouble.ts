/** Why the road is closed, as the screens say it. None of them is a reason to let go of anything. */
import { NoAnswer, Refusal } from './wire';

export const TROUBLES = [
  'no_network', 'portal', 'stranger', 'cut', 'receipt', 'sign_in', 'between', 'revoked', 'too_many', 'lab_busy', 'disk_full', 'too_large', 'history', 'lab_error', 'store',
] as const;
export type Trouble = (typeof TROUBLES)[number];

const BY_STATUS: Record<number, Trouble> = { 410: 'history', 413: 'too_large', 429: 'too_many', 503: 'lab_busy', 507: 'disk_full' };

function silenceOf({ why }: NoAnswer): Trouble {
  if (why === 'network') return 'no_network';
  if (why === 'mixed_up') return 'stranger';
  return why === 'damaged' ? 'cut' : why;
}

/** The phone's own database: it did not answer, or what was asked of it was given up when the page was left. */
const isOfStore = (error: unknown): boolean => ['StoreSilent', 'AbortError', 'InvalidStateError'].includes((error as Error | null)?.name ?? '');

export function troubleOf(error: unknown): Trouble {
  if (error instanceof NoAnswer) return silenceOf(error);
  if (isOfStore(error)) return 'store';
  if (!(error instanceof Refusal)) return 'lab_error';
  if (error.code === 'device_revoked') return 'revoked';
  // Without the lab's own words it was something between the phone and the lab that refused.
  if (error.status === 401 || error.status === 403) return error.code === '' ? 'between' : 'sign_in';
  return BY_STATUS[error.status] ?? 'lab_error';
}
