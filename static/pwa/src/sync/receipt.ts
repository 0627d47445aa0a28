/** The lab signs what it says became of each operation; an answer whose signature does not fit is no answer. */
import type { PublicKey, Session } from '../domain/session';
import type { Store } from '../store';
import type { PushAnswer } from './push';
import { NoAnswer, type Wire } from './wire';

const VERSION = 'fieldsample-receipt-v1';

/** The text that is signed, line by line (docs/wire.md, Receipt). */
export function receiptText(answer: PushAnswer, device_id: string): string {
  const { lab_id, pos, hash } = answer.receipt ?? { lab_id: '', pos: 0, hash: '' };
  const lines = answer.results.map((result) => [result.op_id, result.body_sha256, result.status, result.pos ?? '-'].join('|'));
  return [VERSION, lab_id, device_id, pos, hash, ...lines].join('\n');
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

async function fits(answer: PushAnswer, device_id: string, key: PublicKey): Promise<boolean> {
  const { kty, crv, x, y } = key;
  try {
    const imported = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const text = new TextEncoder().encode(receiptText(answer, device_id));
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, bytesOf(answer.receipt?.sig ?? ''), text);
  } catch {
    return false;
  }
}

/** Asks once for the lab's present keys; a receipt key that is new is remembered with the time, for the person to see. */
async function presentKey(store: Store, wire: Wire, session: Session): Promise<PublicKey | undefined> {
  const { server_keys } = await wire.json<Omit<Session, 'token'>>('/api/v1/me');
  if (!server_keys) return undefined;
  const had = session.server_keys?.receipt;
  await store.auth.keep({ ...session, server_keys });
  if (had && had.x !== server_keys.receipt.x) await store.meta.remember('key_changed_at', new Date().toISOString());
  return server_keys.receipt;
}

/** Throws NoAnswer unless the lab has signed this. */
export async function checkReceipt(store: Store, wire: Wire, answer: PushAnswer): Promise<void> {
  const session = await store.auth.find();
  if (!session) return;
  const pinned = session.server_keys?.receipt;
  if (pinned && (await fits(answer, session.device_id, pinned))) return;
  const present = await presentKey(store, wire, session);
  // A server of before receipts signs nothing, and has no key to pin.
  if (!present && !pinned) return;
  if (present && present.x !== pinned?.x && (await fits(answer, session.device_id, present))) return;
  throw new NoAnswer('the receipt does not fit', 'receipt');
}
