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
    await Promise.all([tx.store.put({ sha256: key, bytes, type }), tx.done]);
    return key;
  }

  async find(key: string): Promise<PhotoRow | undefined> {
    return (await this.ground.db()).get('photos', key);
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

  async reached(key: string, offset: number, done: boolean): Promise<void> {
    const tx = (await this.ground.db()).transaction('deliveries', 'readwrite', { durability: 'strict' });
    const row = await tx.store.get(key);
    if (row) await tx.store.put({ ...row, offset, state: done ? 'sent' : 'waiting' });
    await tx.done;
    this.watch.touched();
  }

  /** The lab wants it again: it has lost the bytes, or never had them. */
  async wanted(keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    const tx = (await this.ground.db()).transaction(['deliveries', 'photos'], 'readwrite');
    for (const key of keys) {
      const row = await tx.objectStore('deliveries').get(key);
      const has_bytes = (await tx.objectStore('photos').getKey(key)) !== undefined;
      if (row?.state === 'sent' && has_bytes) await tx.objectStore('deliveries').put({ ...row, state: 'waiting', offset: 0 });
    }
    await tx.done;
  }
}
