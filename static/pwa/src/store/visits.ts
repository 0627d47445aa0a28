/** Visits that this device has begun and not ended, each with what was answered so far. Kept like drafts: strictly. */
import type { Visiting } from '../domain/visit';
import type { Ground } from './ground';
import type { Watch } from './watch';

const PREFIX = 'visit:';

export class Visits {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
  ) {}

  async list(): Promise<Visiting[]> {
    return (await (await this.ground.db()).getAll('meta', IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`))) as Visiting[];
  }

  async keep(visit: Visiting): Promise<void> {
    const tx = (await this.ground.db()).transaction('meta', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(visit, PREFIX + visit.id), tx.done]);
    this.watch.touched();
  }

  /** Its end has been said, or nothing has come of it. */
  async forget(id: string): Promise<void> {
    await (await this.ground.db()).delete('meta', PREFIX + id);
    this.watch.touched();
  }
}
