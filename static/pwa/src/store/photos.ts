/** Photos: bytes by their SHA-256, and apart from them how far each has got on its way to the lab. */
import { sha256 } from './fingerprint';
import type { DeliveryRow, Ground, PhotoRow } from './ground';
import type { Watch } from './watch';

export class Photos {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
  ) {}

  async keep(bytes: ArrayBuffer, type: string): Promise<string> {
    const key = await sha256(bytes);
    const tx = (await this.ground.db()).transaction('photos', 'readwrite', { durability: 'strict' });
    const put = tx.store.put({ sha256: key, bytes, type });
    tx.commit();
    await Promise.all([put, tx.done]);
    return key;
  }

  async find(key: string): Promise<PhotoRow | undefined> {
    return (await this.ground.db()).get('photos', key);
  }

  async has(key: string): Promise<boolean> {
    return (await (await this.ground.db()).getKey('photos', key)) !== undefined;
  }

  /** The small picture; it stays when the photo itself has left the phone. */
  async thumb(key: string): Promise<ArrayBuffer | null> {
    return (await (await this.ground.db()).get('deliveries', key))?.thumb ?? null;
  }

  async discard(key: string): Promise<void> {
    await (await this.ground.db()).delete('photos', key);
  }

  async waiting(): Promise<DeliveryRow[]> {
    return (await this.ground.db()).getAllFromIndex('deliveries', 'by_state', 'waiting');
  }

  async of(about: string): Promise<DeliveryRow[]> {
    return (await this.ground.db()).getAllFromIndex('deliveries', 'by_about', about);
  }

  /** How far it has got; `done` once the lab has verified it, with the position the lab named. */
  async reached(key: string, offset: number, done: { at: string; pos: number } | null): Promise<void> {
    const tx = (await this.ground.db()).transaction('deliveries', 'readwrite', { durability: 'strict' });
    const row = await tx.store.get(key);
    if (row) await tx.store.put(done === null ? { ...row, offset, state: 'waiting' } : { ...row, offset, state: 'sent', sent_at: done.at, sent_pos: done.pos });
    await tx.done;
    this.watch.touched();
  }

  /** The lab wants them again: it has lost the bytes, or never had them. Without a list: all that are here. */
  async wanted(keys?: string[]): Promise<void> {
    if (keys?.length === 0) return;
    const tx = (await this.ground.db()).transaction(['deliveries', 'photos'], 'readwrite', { durability: 'strict' });
    const deliveries = tx.objectStore('deliveries');
    for (const key of keys ?? (await deliveries.getAllKeys())) {
      const row = await deliveries.get(key);
      const has_bytes = (await tx.objectStore('photos').getKey(key)) !== undefined;
      if (row?.state === 'sent' && has_bytes) await deliveries.put({ ...row, state: 'waiting', offset: 0 });
    }
    await tx.done;
    this.watch.touched();
  }
}
