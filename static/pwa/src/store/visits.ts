/** Visits that this device has begun and not ended, each with what was answered so far. Kept like drafts: strictly. */
import type { Visiting } from '../domain/visit';
import type { Ground } from './ground';
import type { Watch } from './watch';

/** In front of the keys of one person's own. */
export const visitsOf = (person: string): IDBKeyRange => IDBKeyRange.bound(`visit:${person}:`, `visit:${person}:\uffff`);

export class Visits {
  constructor(
    private readonly ground: Ground,
    private readonly watch: Watch,
    private readonly person = '',
  ) {}

  private readonly keyOf = (id: string): string => `visit:${this.person}:${id}`;

  async list(): Promise<Visiting[]> {
    return (await (await this.ground.db()).getAll('meta', visitsOf(this.person))) as Visiting[];
  }

  async keep(visit: Visiting): Promise<void> {
    const tx = (await this.ground.db()).transaction('meta', 'readwrite', { durability: 'strict' });
    const put = tx.store.put(visit, this.keyOf(visit.id));
    tx.commit();
    await Promise.all([put, tx.done]);
    this.watch.touched();
  }

  /** Its end has been said, or nothing has come of it. */
  async forget(id: string): Promise<void> {
    await (await this.ground.db()).delete('meta', this.keyOf(id));
    this.watch.touched();
  }
}
